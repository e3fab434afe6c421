//! The members that sign/doc/request has besides those of any request (2.4).

use super::answer::UNFIT;
use super::fields::{Code, Fields};
use super::transaction::Document;

/// Their names.
pub const MEMBERS: &[&str] = &["serviceName", "docTitle", "doc", "docType", "docEncrypted", "signatureType"];

/// Reads them.
pub fn read(fields: &Fields<'_>) -> Result<Document, Code> {
    fields.text("serviceName")?;
    if fields.must("docType")? != "TEXT" || fields.must("signatureType")? != "PKCS7" {
        return Err(UNFIT);
    }
    let encrypted = fields.flag("docEncrypted")?;
    let text = if encrypted { fields.sealed("doc")? } else { fields.must("doc")?.into() };
    Ok(Document { title: fields.must("docTitle")?.into(), text, encrypted })
}
