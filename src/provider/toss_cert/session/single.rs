//! AES-256 a block at a time. What a session encrypts is short, and code for several blocks at once is 1 kB more for a browser
//! to load.

use aes::Aes256Enc;
use aes::cipher::consts::{U1, U16, U32};
use aes::cipher::{
    Block, BlockCipherEncBackend, BlockCipherEncClosure, BlockCipherEncrypt, BlockSizeUser, InOut, Key, KeyInit,
    KeySizeUser, ParBlocksSizeUser,
};

/// AES-256, for AES-GCM to count with.
pub(super) struct SingleAes256(Aes256Enc);

impl KeySizeUser for SingleAes256 {
    type KeySize = U32;
}

impl BlockSizeUser for SingleAes256 {
    type BlockSize = U16;
}

impl KeyInit for SingleAes256 {
    fn new(key: &Key<Self>) -> Self {
        Self(Aes256Enc::new(key))
    }
}

impl BlockCipherEncrypt for SingleAes256 {
    fn encrypt_with_backend(&self, f: impl BlockCipherEncClosure<BlockSize = U16>) {
        f.call(self);
    }
}

impl ParBlocksSizeUser for SingleAes256 {
    type ParBlocksSize = U1;
}

impl BlockCipherEncBackend for SingleAes256 {
    fn encrypt_block(&self, block: InOut<'_, '_, Block<Self>>) {
        self.0.encrypt_block_inout(block);
    }
}
