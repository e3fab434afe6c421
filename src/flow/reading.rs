//! Reads typed data from values of the host, by serde, with errors that name the field and the reason.
//!
//! serde-wasm-bindgen's own errors are sentences that quote the value. A page needs the name of the field instead, and no
//! value may get into an error, so this deserializer has an error type with room for just these two.

use super::host::{Host, Shape};
use crate::error::{Error, Reason};
use crate::format::typed::visible;
use serde::de::value::StringDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, IntoDeserializer, Visitor};
use std::fmt::Display;
use zeroize::Zeroizing;

/// The most members of one object that is read strictly: as many as a proxy accepts in one body.
const MOST_MEMBERS: usize = 256;

/// The most elements of one list.
const MOST_ITEMS: usize = 1024;

/// How deep objects may be nested.
const DEEPEST: u8 = 16;

/// The names of the structs in `foreign.rs` that are read in a way of their own.
const FOREIGN: &str = "bonin::Foreign";
const WITH_JSON: &str = "bonin::WithJson";

/// The name of the struct for texts that people typed.
const TYPED: &str = "bonin::Typed";

/// Why a value could not be read, and which field it is.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The names that lead to the field, the outermost first.
    path: Vec<String>,
    /// The reason.
    pub reason: Reason,
}

/// Reads a value of our own page or of our own making: a member that its type does not know is refused.
///
/// # Errors
/// [`Unreadable`] with the name of the first field that does not fit.
pub fn read<T: DeserializeOwned, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::deserialize(Input { value: value.clone(), depth: 0, is_strict: true })
}

/// Reads an object that a caller passed as a whole; `whole` is its name.
///
/// # Errors
/// Kind `misuse`, with the name of the first field that does not fit, or with `whole` if it is no object.
pub fn read_input<T: DeserializeOwned, H: Host>(value: &H, whole: &str) -> Result<T, Error> {
    if !matches!(value.shape(), Shape::Object) {
        return Err(Error::misuse(whole, Reason::NotObject));
    }
    read(value).map_err(|unreadable| unreadable.into_misuse(whole))
}

/// Reads a value of a peer, which may be newer: a member that its type does not know is passed over.
///
/// # Errors
/// [`Unreadable`] with the name of the first field that does not fit.
pub fn read_tolerantly<T: DeserializeOwned, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::deserialize(Input { value: value.clone(), depth: 0, is_strict: false })
}

/// Reads one of several calls: the variant `name` of an enum, with the members of `arguments`.
///
/// # Errors
/// [`Unreadable::is_unknown_name`] if the enum has no such variant; otherwise the first member that does not fit.
pub fn read_variant<T: DeserializeOwned, H: Host>(name: &str, arguments: &H) -> Result<T, Unreadable> {
    T::deserialize(Variant {
        name: name.into(),
        value: Some(Input { value: arguments.clone(), depth: 0, is_strict: true }),
    })
}

impl Unreadable {
    /// The error for the caller who passed the value. `whole` names the value itself, for an error that has no field.
    #[must_use]
    pub fn into_misuse(self, whole: &str) -> Error {
        let field = if self.path.is_empty() { whole.into() } else { self.path.join(".") };
        Error::misuse(&field, self.reason)
    }

    /// The same for a caller who may be anybody. The name of a member that nobody knows is theirs, and may hold anything: it is
    /// not repeated.
    #[cfg(feature = "proxy")]
    #[must_use]
    pub fn into_refusal(mut self, whole: &str) -> Error {
        if self.reason == Reason::UnknownField {
            self.path.pop();
        }
        self.into_misuse(whole)
    }

    /// The error for the operator whose setting `name` this is.
    #[must_use]
    pub fn into_fault(mut self, name: &str) -> Error {
        self.path.insert(0, name.into());
        Error::config(&self.path.join("."), self.reason)
    }

    /// The same for an argument of a call: its members are named as the caller knows them, without the argument's name.
    #[must_use]
    pub fn into_call_misuse(mut self) -> Error {
        if self.path.len() > 1 {
            self.path.remove(0);
        }
        self.into_misuse("options")
    }

    /// It is the name of the variant that is unknown, and no member.
    #[must_use]
    pub fn is_unknown_name(&self) -> bool {
        self.path.is_empty() && self.reason == Reason::NotListed
    }

    #[cfg(feature = "proxy")]
    pub(super) const fn no_json() -> Self {
        Self::because(Reason::NotJson)
    }

    const fn because(reason: Reason) -> Self {
        Self { path: Vec::new(), reason }
    }

    fn at(name: &str, reason: Reason) -> Self {
        Self { path: vec![name.into()], reason }
    }

    fn within(mut self, name: &str) -> Self {
        self.path.insert(0, name.into());
        self
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason.id())
    }
}

impl std::error::Error for Unreadable {}

/// serde's own sentences are dropped, because they quote values.
impl de::Error for Unreadable {
    /// A check of ours says its reason by its identifier.
    fn custom<T: Display>(message: T) -> Self {
        let text = message.to_string();
        Self::because(Reason::from_id(&text).unwrap_or(Reason::NotListed))
    }

    #[inline]
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    #[inline]
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    #[inline]
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self::because(Reason::NotListed)
    }

    #[inline]
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

/// A value of the host on its way into a type.
struct Input<H> {
    value: H,
    depth: u8,
    /// A member that the type does not know is refused.
    is_strict: bool,
}

impl<H: Host> Input<H> {
    fn deeper(&self, value: H) -> Result<Self, Unreadable> {
        if self.depth == DEEPEST {
            return Err(Unreadable::because(Reason::TooLong));
        }
        Ok(Self { value, depth: self.depth + 1, is_strict: self.is_strict })
    }

    /// A text without characters that nobody sees, composed. The two go in this order, or what stood between letters would
    /// still keep them apart.
    fn typed_text(&self) -> Result<String, Unreadable> {
        match self.value.shape() {
            Shape::Text(text) if text.is_ascii() => Ok(text),
            Shape::Text(text) => Ok(H::composed(&visible(&Zeroizing::new(text)))),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotText)),
        }
    }

    /// The members of an object by their names, in the order of the names.
    fn fields(self, names: &'static [&'static str]) -> Result<Fields<H>, Unreadable> {
        match self.value.shape() {
            Shape::Object => {}
            // A call without arguments is one whose arguments are all absent.
            Shape::Undefined | Shape::Null if self.depth == 0 => {}
            _ => return Err(Unreadable::because(Reason::NotObject)),
        }
        if !self.is_strict {
            return Ok(Fields { of: self, names: names.iter() });
        }
        let own = self.value.names(MOST_MEMBERS + 1);
        if own.len() > MOST_MEMBERS {
            return Err(Unreadable::because(Reason::TooLong));
        }
        let is_known = |name: &String| {
            names.contains(&name.as_str()) || matches!(self.value.member(name).shape(), Shape::Undefined)
        };
        match own.iter().find(|name| !is_known(name)) {
            Some(name) => Err(Unreadable::at(name, Reason::UnknownField)),
            None => Ok(Fields { of: self, names: names.iter() }),
        }
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
        match self.value.shape() {
            Shape::Bool(value) => visitor.visit_bool(value),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    /// Every number that is read here is a count or a time: whole, and exact in JavaScript.
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        match self.value.shape() {
            Shape::Number(number) if number.fract() == 0.0 && number.abs() <= LARGEST => {
                visitor.visit_i64(number as i64)
            }
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.value.shape() {
            Shape::Text(text) => visitor.visit_string(text),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotText)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self.value.shape() {
            Shape::Undefined | Shape::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let text = match name {
            FOREIGN => self.value.to_json().ok_or_else(|| Unreadable::because(Reason::NotJson))?,
            TYPED => self.typed_text()?,
            _ => return visitor.visit_newtype_struct(self),
        };
        let text: StringDeserializer<Unreadable> = text.into_deserializer();
        visitor.visit_newtype_struct(text)
    }

    /// The value's JSON first, then its members as far as it is an object.
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        if name != WITH_JSON {
            return self.deserialize_seq(visitor);
        }
        let json = self.value.to_json().ok_or_else(|| Unreadable::because(Reason::NotJson))?;
        let is_object = matches!(self.value.shape(), Shape::Object);
        let members = if is_object { self } else { Self { value: H::object(), ..self } };
        // Only some of its members are ours.
        let members = Self { is_strict: false, ..members };
        visitor.visit_seq(WithJson { json: Some(json), members: Some(members) })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if !matches!(self.value.shape(), Shape::List) {
            return Err(Unreadable::because(Reason::NotListed));
        }
        let items = self.value.items(MOST_ITEMS + 1);
        if items.len() > MOST_ITEMS {
            return Err(Unreadable::because(Reason::TooLong));
        }
        visitor.visit_seq(Items { of: self, items: items.into_iter().enumerate() })
    }

    /// The fields come in the order of the type, whatever the order of the object, so it is always the same field that is
    /// named of several that do not fit.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.fields(fields)?)
    }

    /// A text is a variant without content; an object with one member is the variant of that name.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self.value.shape() {
            Shape::Text(name) => visitor.visit_enum(Variant::<H> { name, value: None }),
            Shape::Object => {
                let mut names = self.value.names(2).into_iter();
                let (Some(name), None) = (names.next(), names.next()) else {
                    return Err(Unreadable::because(Reason::NotListed));
                };
                let value = Some(self.deeper(self.value.member(&name))?);
                visitor.visit_enum(Variant { name, value })
            }
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! { f32 f64 char bytes byte_buf unit unit_struct tuple map identifier }

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
    /// Apart from the trait's function, of which every type of field has its own copy.
    #[inline(never)]
    fn next_field(&mut self) -> Result<Option<(&'static str, Input<H>)>, Unreadable> {
        let Some(name) = self.names.next() else { return Ok(None) };
        Ok(Some((name, self.of.deeper(self.of.value.member(name))?)))
    }
}

impl<'de, H: Host> de::SeqAccess<'de> for Fields<H> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        let Some((name, input)) = self.next_field()? else { return Ok(None) };
        seed.deserialize(input).map(Some).map_err(|error| error.within(name))
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

/// The JSON of a value, and then the value itself.
struct WithJson<H> {
    json: Option<String>,
    members: Option<Input<H>>,
}

impl<'de, H: Host> de::SeqAccess<'de> for WithJson<H> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        if let Some(json) = self.json.take() {
            let json: StringDeserializer<Unreadable> = json.into_deserializer();
            return seed.deserialize(json).map(Some);
        }
        self.members.take().map(|members| seed.deserialize(members)).transpose()
    }
}

/// One variant of an enum, by its name.
struct Variant<H> {
    name: String,
    value: Option<Input<H>>,
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

    /// A variant without content must have got none: a member that it does not know is a mistake of the caller.
    fn unit_variant(self) -> Result<(), Unreadable> {
        self.value.map_or(Ok(()), |input| input.fields(&[]).map(|_| ()))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.value.ok_or_else(|| Unreadable::because(Reason::Missing))?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        de::Deserializer::deserialize_seq(self.value.ok_or_else(|| Unreadable::because(Reason::Missing))?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        visitor.visit_seq(self.value.ok_or_else(|| Unreadable::because(Reason::Missing))?.fields(fields)?)
    }
}
