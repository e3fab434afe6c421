//! serde's way from a value of the host to a type.
//!
//! serde-wasm-bindgen's own errors are sentences that quote the value. A caller needs the name of the field instead, and no
//! value may get into an error, so this deserializer has an error type with room for just these two.

use super::{Input, Unreadable, Variant};
use crate::error::Reason;
use crate::flow::host::{Host, Shape};
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::fmt::Display;

/// The name of the struct in `foreign.rs` that is read in a way of its own.
const FOREIGN: &str = "bonin::Foreign";

/// Reads a value of our own page or of our own making: a member that its type does not know is refused.
///
/// # Errors
/// [`Unreadable`] with the name of the first field that does not fit.
pub fn read<T: DeserializeOwned, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::deserialize(Input::strict(value))
}

/// Reads a value of a peer, which may be newer: a member that its type does not know is passed over.
///
/// # Errors
/// [`Unreadable`] with the name of the first field that does not fit.
pub fn read_tolerantly<T: DeserializeOwned, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::deserialize(Input::tolerant(value))
}

/// Reads one of several calls: the variant `name` of an enum, with the members of `arguments`.
///
/// # Errors
/// [`Unreadable::is_unknown_name`] if the enum has no such variant; otherwise the first member that does not fit.
pub fn read_variant<T: DeserializeOwned, H: Host>(name: &str, arguments: &H) -> Result<T, Unreadable> {
    T::deserialize(Variant::call(name, arguments))
}

/// serde's own sentences are dropped, because they quote values.
impl de::Error for Unreadable {
    /// A check of ours says its reason by its identifier.
    fn custom<T: Display>(message: T) -> Self {
        let text = message.to_string();
        Self::because(Reason::from_id(&text).unwrap_or(Reason::NotListed))
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::because(Reason::NotListed)
    }

    fn unknown_field(name: &str, _: &'static [&'static str]) -> Self {
        Self::at(name, Reason::UnknownField)
    }

    fn missing_field(name: &'static str) -> Self {
        Self::at(name, Reason::Missing)
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self::at(name, Reason::NotListed)
    }
}

impl<'de, H: Host> de::Deserializer<'de> for Input<H> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.value.shape() {
            Shape::Undefined | Shape::Null => visitor.visit_unit(),
            Shape::Bool(value) => visitor.visit_bool(value),
            Shape::Number(_) => self.deserialize_i64(visitor),
            Shape::Text(text) => visitor.visit_string(text),
            Shape::List => self.deserialize_seq(visitor),
            Shape::Object | Shape::Other => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.bool()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_i64(self.number()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.is_absent() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if name != FOREIGN {
            return visitor.visit_newtype_struct(self);
        }
        let text: StringDeserializer<Unreadable> = self.json()?.into_deserializer();
        visitor.visit_newtype_struct(text)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let items = self.items()?.into_iter().enumerate();
        visitor.visit_seq(Items { of: self, items })
    }

    /// The fields come in the order of the type, whatever the order of the object, so it is always the same field that is
    /// named of several that do not fit.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Fields::new(self, fields)?)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self.variant()?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier }

    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_string(visitor)
    }
}

/// The fields of a struct, one after the other.
struct Fields<H> {
    of: Input<H>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<H: Host> Fields<H> {
    /// The members of an object by their names, in the order of the names.
    fn new(of: Input<H>, names: &'static [&'static str]) -> Result<Self, Unreadable> {
        of.has_only(names)?;
        Ok(Self { of, names: names.iter() })
    }
}

impl<'de, H: Host> de::SeqAccess<'de> for Fields<H> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        let Some(name) = self.names.next() else { return Ok(None) };
        let read = self.of.enter(name).and_then(|member| seed.deserialize(member));
        read.map(Some).map_err(|error| error.within(name))
    }
}

/// The elements of a list, one after the other.
struct Items<H> {
    of: Input<H>,
    items: std::iter::Enumerate<std::vec::IntoIter<H>>,
}

impl<'de, H: Host> de::SeqAccess<'de> for Items<H> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        let Some((index, value)) = self.items.next() else { return Ok(None) };
        let input = self.of.deeper(value)?;
        seed.deserialize(input).map(Some).map_err(|error| error.within(&index.to_string()))
    }
}

impl<'de, H: Host> de::Deserializer<'de> for Variant<H> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de, H: Host> de::EnumAccess<'de> for Variant<H> {
    type Error = Unreadable;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Unreadable> {
        let name: StringDeserializer<Unreadable> = self.name.clone().into_deserializer();
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de, H: Host> de::VariantAccess<'de> for Variant<H> {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        self.has_none()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.into_content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        de::Deserializer::deserialize_seq(self.into_content()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(Fields::new(self.into_content()?, fields)?)
    }
}

impl<H> Variant<H> {
    fn into_content(self) -> Result<Input<H>, Unreadable> {
        self.content.ok_or_else(|| Unreadable::because(Reason::Missing))
    }
}
