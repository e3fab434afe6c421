//! Values of ours on their way to the host: views, effects, snapshots.
//!
//! Types say by serde's derive how they are written. They are written into this one type first, and its values cross the
//! boundary: a page that has every type cross by itself is 2 kB more for a browser to load.

use serde::ser::{Error, Impossible, SerializeSeq, SerializeStruct, SerializeStructVariant};
use serde::{Serialize, Serializer};
use std::fmt::{Debug, Display, Formatter};

/// A value of ours.
pub enum Value {
    /// Nothing, which a member may be too.
    Absent,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number, which JavaScript holds exactly: counts and times are no others.
    Number(i64),
    /// A text.
    Text(String),
    /// The JSON text of somebody else's value. The host gets that value.
    Json(String),
    /// A list.
    List(Vec<Self>),
    /// An object: its members in their order.
    Object(Vec<(&'static str, Self)>),
}

impl Value {
    /// A value of a type of ours.
    ///
    /// # Errors
    /// The type has a part that no value can hold, which is a bug.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, Unwritable> {
        let mut written = Self::Absent;
        value.serialize(Slot(&mut written))?;
        Ok(written)
    }

    /// An object without members.
    #[must_use]
    pub const fn object() -> Self {
        Self::Object(Vec::new())
    }

    /// Adds a member to an object.
    pub fn set(&mut self, name: &'static str, value: Self) {
        if let Self::Object(members) = self {
            members.push((name, value));
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// Without the content, which may be personal.
impl Debug for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("Value")
    }
}

/// The error of a type that cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("unwritable")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

/// The place that a value is written into.
struct Slot<'a>(&'a mut Value);

impl Slot<'_> {
    fn put(self, value: Value) -> Result<(), Unwritable> {
        *self.0 = value;
        Ok(())
    }
}

/// The elements of a list.
struct Items<'a>(&'a mut Value, Vec<Value>);

/// The members of an object.
struct Members<'a> {
    slot: &'a mut Value,
    /// The variant of an enum that they belong to.
    variant: Option<&'static str>,
    object: Value,
}

impl<'a> Members<'a> {
    fn new(Slot(slot): Slot<'a>, variant: Option<&'static str>, count: usize) -> Self {
        Self { slot, variant, object: Value::Object(Vec::with_capacity(count)) }
    }

    fn put(self) {
        *self.slot = match self.variant {
            None => self.object,
            Some(name) => Value::Object(vec![(name, self.object)]),
        };
    }
}

impl<'a> Serializer for Slot<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Impossible<(), Unwritable>;
    type SerializeTupleStruct = Impossible<(), Unwritable>;
    type SerializeTupleVariant = Impossible<(), Unwritable>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStruct = Members<'a>;
    type SerializeStructVariant = Members<'a>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.put(Value::Bool(value))
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        self.put(Value::Number(value))
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.put(Value::Number(i64::try_from(value).map_err(|_| Unwritable)?))
    }

    fn serialize_str(self, text: &str) -> Result<(), Unwritable> {
        self.put(text.into())
    }

    fn serialize_none(self) -> Result<(), Unwritable> {
        self.put(Value::Absent)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.put(Value::Absent)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritable> {
        self.put(variant.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        let mut members = Members::new(self, None, 1);
        SerializeStruct::serialize_field(&mut members, variant, value)?;
        members.put();
        Ok(())
    }

    fn serialize_seq(self, count: Option<usize>) -> Result<Items<'a>, Unwritable> {
        Ok(Items(self.0, Vec::with_capacity(count.unwrap_or_default())))
    }

    fn serialize_struct(self, _: &'static str, count: usize) -> Result<Members<'a>, Unwritable> {
        Ok(Members::new(self, None, count))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        count: usize,
    ) -> Result<Members<'a>, Unwritable> {
        Ok(Members::new(self, Some(variant), count))
    }

    fn serialize_i8(self, value: i8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_f32(self, _: f32) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_f64(self, _: f64) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_char(self, _: char) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        Err(Unwritable)
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unwritable> {
        Err(Unwritable)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(Unwritable)
    }
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.1.push(Value::of(value)?);
        Ok(())
    }

    fn end(self) -> Result<(), Unwritable> {
        *self.0 = Value::List(self.1);
        Ok(())
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
        let mut written = Value::Absent;
        value.serialize(Slot(&mut written))?;
        self.object.set(name, written);
        Ok(())
    }

    fn end(self) -> Result<(), Unwritable> {
        self.put();
        Ok(())
    }
}

impl SerializeStructVariant for Members<'_> {
    type Ok = ();
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unwritable> {
        SerializeStruct::serialize_field(self, name, value)
    }

    fn end(self) -> Result<(), Unwritable> {
        self.put();
        Ok(())
    }
}
