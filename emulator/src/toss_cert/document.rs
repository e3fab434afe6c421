//! The members that sign/doc/request has besides those of any request (2.4).

use super::answer::UNFIT;
use super::fields::{Code, Fields};
use super::transaction::Document;

/// Reads them.
pub fn read(fields: &Fields<'_>) -> Result<Document, Code> {
    let body = fields.body;
    fields.text(&body.service_name)?;
    if fields.must(&body.doc_type)? != "TEXT" || fields.must(&body.signature_type)? != "PKCS7" {
        return Err(UNFIT);
    }
    let encrypted = fields.flag(&body.doc_encrypted)?;
    let text = if encrypted { fields.sealed(&body.doc)? } else { fields.must(&body.doc)?.into() };
    Ok(Document { title: fields.must(&body.doc_title)?.into(), text, encrypted })
}
