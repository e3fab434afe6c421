//! Toss's session: one key and IV for the fields of one call, sent along under Toss's RSA key.
//!
//! ```text
//! session key   tag "$" id "$" base64( RSA-OAEP( algorithm "$" base64(key) "$" base64(IV) ) )
//! field         tag "$" id "$" base64( ciphertext )                          AES_GCM, which puts its tag at the end
//!               tag "$" id "$" base64( ciphertext ) "$" HMAC in hexadecimal  AES_CBC
//! serialized    tag "$" id "$" algorithm "$" base64(key) "$" base64(IV)
//! ```
//!
//! Byte for byte what Toss's Java SDK 0.0.14 makes. It reads more than that: further parts, other spellings of base64, text that
//! is no UTF-8. Here nothing passes but what the SDK would have written.
//!
//! Every field of a session is encrypted under the same IV, as Toss requires: who sees two fields and knows one can read the
//! other. [`Handle`] keeps that to one call.

mod cipher;
mod handle;
mod modes;
mod single;

use crate::crypto::{self, OaepProfile, PublicKey, base64};
use crate::error::{Error, Reason};
use crate::format::text::joined;
use alloc::string::String;
use cipher::Cipher;
pub use cipher::Mode;
pub use handle::Handle;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

/// The hashes of OAEP.
pub const PROFILE: OaepProfile = OaepProfile::Sha1;

/// The tag that the SDK 0.0.14 gives its sessions. Before 0.0.7 it was `v1`.
const TAG: &str = "v1_0.0.14";

/// A session. Its secret is wiped when it goes, and is never given out but under a public key.
pub struct Session {
    tag: String,
    id: String,
    cipher: Cipher,
    session_key: Option<String>,
}

impl Session {
    /// A new session for the holder of the private key.
    pub fn generate<R: TryCryptoRng + ?Sized>(mode: Mode, key: &PublicKey, rng: &mut R) -> Result<Self, Error> {
        let (mut id, mut secret, mut iv) = ([0; 16], Zeroizing::new([0; 32]), [0; 16]);
        for bytes in [&mut id[..], &mut secret[..], &mut iv] {
            rng.try_fill_bytes(bytes).map_err(|_| crypto::Error::NoRandomness)?;
        }
        let session =
            Self { tag: TAG.into(), id: uuid(id), cipher: Cipher::new(mode, &secret, &iv), session_key: None };
        session.sealed_for(key, rng)
    }

    /// A session as the SDK serializes it. It keeps its tag; a session key it has only once it is sealed again.
    pub fn restore(serialized: &str) -> Result<Self, Error> {
        Self::try_restore(serialized).ok_or_else(|| Error::misuse("serialized", Reason::BadSnapshot))
    }

    fn try_restore(serialized: &str) -> Option<Self> {
        let [tag, id, algorithm, key, iv] = parts(serialized)?;
        let key = Zeroizing::new(base64::decode(key)?);
        let cipher = Cipher::read(algorithm, &key, &base64::decode(iv)?)?;
        let session = Self { tag: tag.into(), id: id.into(), cipher, session_key: None };
        Some(session).filter(|_| is_tag(tag) && is_uuid(id))
    }

    /// The same session with a session key for the holder of the private key.
    pub fn sealed_for<R: TryCryptoRng + ?Sized>(mut self, key: &PublicKey, rng: &mut R) -> Result<Self, Error> {
        let block = key.encrypt(PROFILE, self.cipher.payload().as_bytes(), rng)?;
        self.session_key = Some(joined(&[&self.tag, "$", &self.id, "$", &base64::encode(&block)]));
        Ok(self)
    }

    /// The session as the SDK serializes it.
    #[cfg(feature = "proxy")]
    pub fn serialize(&self) -> Zeroizing<String> {
        Zeroizing::new(joined(&[&self.tag, "$", &self.id, "$", &self.cipher.payload()]))
    }

    /// The text that tells Toss the session; none for a restored session that was not sealed again.
    pub fn session_key(&self) -> Option<&str> {
        self.session_key.as_deref()
    }

    /// Encrypts one field.
    pub fn encrypt(&self, text: &str) -> Result<String, Error> {
        let (ciphertext, mac) = self.cipher.encrypt(text)?;
        let mut field = joined(&[&self.tag, "$", &self.id, "$", &base64::encode(&ciphertext)]);
        if let Some(mac) = mac {
            field.push('$');
            field.push_str(&mac);
        }
        Ok(field)
    }

    /// Decrypts one field of this session. Whatever is wrong with it, the error is the same.
    pub fn decrypt(&self, field: &str) -> Result<Zeroizing<String>, Error> {
        let (ciphertext, mac) = self.split(field).ok_or_else(Error::tampered)?;
        let ciphertext = base64::decode(ciphertext).map(Zeroizing::new).ok_or_else(Error::tampered)?;
        self.cipher.decrypt(ciphertext, mac)
    }

    /// Ciphertext and HMAC of a field that names this session.
    fn split<'a>(&self, field: &'a str) -> Option<(&'a str, Option<&'a str>)> {
        let (tag, id, ciphertext, mac) = if self.cipher.has_mac() {
            let [tag, id, ciphertext, mac] = parts(field)?;
            (tag, id, ciphertext, Some(mac))
        } else {
            let [tag, id, ciphertext] = parts(field)?;
            (tag, id, ciphertext, None)
        };
        (tag == self.tag && id == self.id).then_some((ciphertext, mac))
    }
}

impl core::fmt::Debug for Session {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Session")
    }
}

/// True if these are fields of the session that this session key names, as AES-GCM makes them. Their content stays unknown.
pub fn are_fields_of(session_key: &str, fields: &[&str]) -> bool {
    let named = |text: &str| -> Option<(usize, usize)> {
        let [tag, id, data] = parts(text)?;
        base64::decode(data).filter(|_| is_tag(tag) && is_uuid(id))?;
        Some((tag.len(), id.len()))
    };
    let name = named(session_key).and_then(|(tag, id)| session_key.get(..tag + 1 + id));
    name.is_some_and(|name| fields.iter().all(|field| field.starts_with(name) && named(field).is_some()))
}

/// Exactly `N` parts between dollar signs.
fn parts<const N: usize>(text: &str) -> Option<[&str; N]> {
    let mut parts = text.split('$');
    let mut found = [""; N];
    for slot in &mut found {
        *slot = parts.next()?;
    }
    parts.next().is_none().then_some(found)
}

/// `v1`, or `v1_` and the version of an SDK.
fn is_tag(tag: &str) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    tag == "v1" || tag.strip_prefix("v1_").is_some_and(|v| v.split('.').count() == 3 && v.split('.').all(number))
}

/// A UUID of version 4 (RFC 9562, 5.4).
pub fn uuid(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut id = hexadecimal(&bytes);
    [20, 16, 12, 8].into_iter().for_each(|at| id.insert(at, '-'));
    id
}

/// A UUID as Java writes one.
fn is_uuid(id: &str) -> bool {
    let fits = |(at, byte)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
    };
    id.len() == 36 && id.bytes().enumerate().all(fits)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
