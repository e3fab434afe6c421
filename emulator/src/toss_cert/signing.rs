//! The work for the host's private keys: the CA's certificate, session keys, and the signatures of a result, one after the
//! other: the person's certificate, then each text.

use super::Emulator;
use super::answer::Completed;
use super::certificate::{self, Holder};
use super::fault::SignaturePart as Part;
use super::service::{self, Call, Way, finish};
use super::session::SessionKey;
use super::signed_data::Draft;
use super::user::User;
use crate::host::{Context, Facts, Output};
use bonin::crypto::base64;
use bonin::error::{Error, Kind, Reason};

const DAY: i64 = 24 * 60 * 60_000;

/// A piece of work that waits.
pub enum Pending {
    /// The CA's own certificate.
    Root(Vec<u8>),
    /// A request whose session key is being opened.
    Session(Box<(Call, Way, SessionKey)>),
    /// The certificate of a person.
    Certificate(Box<Job>, Vec<u8>),
    /// A text that the person signs.
    Text(Box<Job>, Member, Draft),
}

/// The member of the answer that a signature goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Member {
    /// The statement of who was verified.
    Signature,
    /// The document.
    SignedDoc,
}

/// A result that is being signed.
pub struct Job {
    call: Call,
    answer: Completed,
    /// The texts that are still to be signed, the last one first.
    contents: Vec<(Member, Vec<u8>)>,
    part: Option<Part>,
    serial: [u8; 16],
    certificate: Vec<u8>,
}

impl Job {
    /// The signing of this answer, which lacks the signatures of these contents.
    pub fn new(call: Call, answer: Completed, contents: Vec<(Member, Vec<u8>)>, part: Option<Part>) -> Self {
        Self { call, answer, contents, part, serial: [0; 16], certificate: Vec::new() }
    }
}

/// Has the CA's own certificate signed.
pub fn root(emulator: &mut Emulator, id: &str) -> Output {
    let body = certificate::of_ca(&emulator.setup.ca_public_key.0);
    let output = sign("ca", &body);
    emulator.waiting.keep(id, Pending::Root(body));
    output
}

/// Has the person's certificate signed, and then what they sign.
pub fn begin(
    emulator: &mut Emulator,
    id: &str,
    mut job: Job,
    person: &User,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    job.serial = *context.random::<16>()?;
    job.serial[0] = job.serial[0] & 0x3f | 0x40;
    let valid = match job.part {
        Some(Part::Expired) => (context.now - 1000 * DAY, context.now - DAY),
        Some(Part::NotYet) => (context.now + DAY, context.now + 1000 * DAY),
        _ => (context.now - 30 * DAY, context.now + 1065 * DAY),
    };
    let name = if job.part == Some(Part::OtherName) { "남궁아무" } else { &person.name };
    let number = person.number();
    let holder = Holder { key: &emulator.setup.signer_public_key.0, name, number: &number, serial: job.serial, valid };
    let body = certificate::of_person(&holder, &emulator.setup.ca_public_key.0);
    // Another key signs in the CA's name.
    let output = sign(if job.part == Some(Part::OtherIssuer) { "signer" } else { "ca" }, &body);
    emulator.waiting.keep(id, Pending::Certificate(Box::new(job), body));
    Ok(output)
}

/// Goes on with what a private key made.
pub fn resume(
    emulator: &mut Emulator,
    id: &str,
    pending: Pending,
    made: Option<Vec<u8>>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let signature = || made.as_deref().ok_or_else(|| Error::new(Kind::Bug, Reason::Bug));
    match pending {
        Pending::Session(waiting) => service::opened(emulator, id, *waiting, made.as_deref(), context),
        Pending::Root(body) => {
            let root = certificate::pem(&certificate::signed(&body, signature()?));
            Ok(Output::Ready(Facts { roots: vec![root] }))
        }
        Pending::Certificate(mut job, body) => {
            job.certificate = certificate::signed(&body, signature()?);
            next(emulator, id, job, context.now)
        }
        Pending::Text(mut job, member, draft) => {
            let signed = draft.signed(signature()?, &job.certificate, &job.serial, job.part);
            let text = spoilt(base64::encode(&signed), job.part);
            match member {
                Member::Signature => job.answer.signature = Some(text),
                Member::SignedDoc => job.answer.signed_doc = Some(text),
            }
            next(emulator, id, job, context.now)
        }
    }
}

fn next(emulator: &mut Emulator, id: &str, mut job: Box<Job>, now: i64) -> Result<Output, Error> {
    let Some((member, content)) = job.contents.pop() else {
        emulator.state.last_result = Some(job.answer.clone());
        return finish(job.call, Ok(job.answer), now);
    };
    let draft = Draft::new(content, now);
    let output = sign("signer", &draft.to_sign());
    emulator.waiting.keep(id, Pending::Text(job, member, draft));
    Ok(output)
}

fn sign(key: &'static str, data: &[u8]) -> Output {
    Output::Sign { key, data: base64::encode(data) }
}

fn spoilt(text: String, part: Option<Part>) -> String {
    match part {
        Some(Part::Base64) => ["*", text.get(1..).unwrap_or_default()].concat(),
        // A multiple of four characters is still base64.
        Some(Part::Truncated) => text.get(..text.len() / 8 * 4).unwrap_or_default().into(),
        _ => text,
    }
}
