//! The shape of a type that serde reads: its fields or its variants, and the words of its fields.

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, SeqAccess, VariantAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The words of a field; none if it is of another type.
pub type Words = Vec<&'static str>;
/// The fields of a struct or a variant.
pub type Fields = BTreeMap<&'static str, Words>;

/// The fields of a struct.
pub fn fields<'de, T: Deserialize<'de>>() -> Fields {
    look::<T>(None).fields
}

/// The variants of an enum, and the fields of each.
pub fn variants<'de, T: Deserialize<'de>>() -> BTreeMap<&'static str, Fields> {
    let names = look::<T>(None).variants;
    names.iter().map(|name| (*name, look::<T>(Some(name)).fields)).collect()
}

#[derive(Default)]
struct Seen {
    variants: Words,
    fields: Fields,
    /// The field that is being read.
    field: Option<&'static str>,
}

fn look<'de, T: Deserialize<'de>>(variant: Option<&'static str>) -> Seen {
    let seen = RefCell::new(Seen::default());
    let _ = T::deserialize(Probe { seen: &seen, variant });
    seen.into_inner()
}

/// Reads nothing, and notes what it is asked for.
#[derive(Clone, Copy)]
struct Probe<'s> {
    seen: &'s RefCell<Seen>,
    variant: Option<&'static str>,
}

impl Probe<'_> {
    fn note(&self, fields: &'static [&'static str]) -> std::slice::Iter<'static, &'static str> {
        self.seen.borrow_mut().fields = fields.iter().map(|name| (*name, Vec::new())).collect();
        fields.iter()
    }
}

impl<'de> Deserializer<'de> for Probe<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str("{}")
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(true)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(500)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(500)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(500)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_u64(500)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(FieldsOf { probe: self, names: [].iter() })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_seq(FieldsOf { probe: self, names: self.note(fields) })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let field = self.seen.borrow().field;
        if let Some(field) = field {
            self.seen.borrow_mut().fields.insert(field, variants.to_vec());
            return visitor.visit_enum(Probe { variant: variants.first().copied(), ..self });
        }
        self.seen.borrow_mut().variants = variants.to_vec();
        visitor.visit_enum(self)
    }

    forward_to_deserialize_any! {
        i8 i16 i64 u8 f32 f64 char str string bytes byte_buf unit unit_struct tuple tuple_struct map identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Probe<'_> {
    type Error = Error;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Error> {
        let name = self.variant.ok_or_else(|| Error::custom("no variant"))?;
        Ok((seed.deserialize(StrDeserializer::new(name))?, self))
    }
}

impl<'de> VariantAccess<'de> for Probe<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a tuple"))
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        visitor.visit_seq(FieldsOf { probe: self, names: self.note(fields) })
    }
}

struct FieldsOf<'s> {
    probe: Probe<'s>,
    names: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for FieldsOf<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.next() else { return Ok(None) };
        self.probe.seen.borrow_mut().field = Some(name);
        seed.deserialize(self.probe).map(Some)
    }
}
