//! What the JavaScript host does for the emulator, and what a relying party with its browser does with it.

use crate::json::{Value, With, object, read};
use crate::random::Source;
use bonin::crypto::base64;
use bonin::error::{Error, Lang};
use bonin::provider::toss_cert::session::Session;
use bonin_emulator::emulators;
use bonin_emulator::host::{Context, Emulators};

pub const CLIENT: &str = "bonin-emulator-0001";
pub const SECRET: &str = "a secret & more";
pub const MINUTE: i64 = 60_000;
/// 2025-06-01 12:00:00 in Seoul.
pub const NOON: i64 = 1_748_746_800_000;
pub const PHONE: &str = "01012345678";
pub const ORIGIN: &str = "http://emulator.test";
pub const IDENTITY: &str = "/api/v2/sign/user/auth/id/";
pub const SIMPLE: &str = "/api/v2/sign/user/auth/";
pub const DOCUMENT: &str = "/api/v2/sign/doc/";

const JSON: &str = "application/json; charset=utf-8";
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The emulators, their host and a relying party.
pub struct Host {
    emulators: Emulators,
    now: i64,
    drawn: u64,
    sessions: u8,
    pub token: String,
    /// What the host signed: by which key, and the bytes.
    pub signed: Vec<(String, Vec<u8>)>,
}

/// An answer over HTTP, or a dropped connection.
pub struct Answer {
    pub status: i64,
    pub body: Value,
    pub text: String,
    pub reply: Value,
}

impl Answer {
    /// The code of a refusal, or SUCCESS.
    pub fn code(&self) -> &str {
        match self.body["resultType"].as_str() {
            Some("SUCCESS") if self.status == 200 && self.body["error"].is_null() => "SUCCESS",
            Some("FAIL") if self.status >= 400 => self.body["error"]["errorCode"].as_str().unwrap(),
            _ => "none",
        }
    }

    pub fn success(&self, name: &str) -> &Value {
        &self.body["success"][name]
    }

    pub fn tx_id(&self) -> &str {
        self.success("txId").as_str().expect("a transaction")
    }

    pub fn dropped(&self) -> bool {
        self.reply["drop"].as_bool() == Some(true)
    }
}

/// A session of the caller, whose key "opens" by turning it round.
pub struct Caller {
    session: Session,
    pub key: String,
}

impl Caller {
    pub fn new(nth: u8) -> Self {
        let id = format!("00000000-0000-4000-8000-{:012}", nth);
        let payload = format!("AES_GCM${}${}", base64::encode(&[nth; 32]), base64::encode(&[7; 12]));
        let block: Vec<u8> = payload.bytes().rev().collect();
        Self {
            session: Session::restore(&format!("v1_0.0.14${id}${payload}")).unwrap(),
            key: format!("v1_0.0.14${id}${}", base64::encode(&block)),
        }
    }

    pub fn seal(&self, text: &str) -> Value {
        self.session.encrypt(text).unwrap().into()
    }

    pub fn open(&self, field: &Value) -> Option<String> {
        self.session.decrypt(field.as_str()?).ok().map(|text| text.to_string())
    }
}

impl Host {
    /// Everything set up, with an access token.
    pub fn new() -> Self {
        let mut host = Self::without_token();
        let answer = host.fetch_token();
        host.token = answer.body["access_token"].as_str().unwrap().into();
        host
    }

    pub fn without_token() -> Self {
        let vectors = read(include_str!("../../../tests/vectors/mobileok.json")).unwrap();
        let key = vectors["publicKeySpki"].as_str().unwrap();
        let toss = object([
            ("clientId", CLIENT.into()),
            ("clientSecret", SECRET.into()),
            ("caPublicKey", key.into()),
            ("signerPublicKey", key.into()),
        ]);
        let mobileok = object([
            ("serviceId", "bonin-emulator-0001".into()),
            ("siteUrl", "www.bonin.example".into()),
            ("publicKey", key.into()),
            ("clientPublicKey", key.into()),
        ]);
        let setup = object([("mobileok", mobileok), ("tossCert", toss)]);
        Self {
            emulators: emulators(&setup).unwrap(),
            now: NOON,
            drawn: 0,
            sessions: 0,
            token: String::new(),
            signed: Vec::new(),
        }
    }

    pub fn step(&mut self, input: &Value) -> Result<Value, Error> {
        let drawn = &mut self.drawn;
        let mut rng = Source(|bytes: &mut [u8]| {
            for byte in bytes.iter_mut() {
                *drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                *byte = (*drawn >> 56) as u8;
            }
            true
        });
        let mut context = Context { now: self.now, lang: Lang::En, rng: &mut rng };
        self.emulators.step(input, &mut context).map(|answer| serde_json::to_value(&answer).unwrap())
    }

    /// Carries exchanges out until there is something else.
    pub fn settled(&mut self, input: &Value) -> Value {
        let mut output = self.step(input).unwrap();
        loop {
            let (decrypt, sign) = (&output["decrypt"], &output["sign"]);
            let asked = if sign.is_null() { decrypt } else { sign };
            if asked.is_null() {
                return output;
            }
            assert_eq!(asked["provider"].as_str(), Some("tossCert"));
            let data = base64::decode(asked["data"].as_str().unwrap()).unwrap();
            let answer = object([("id", asked["id"].clone())]);
            let answer = if sign.is_null() {
                assert_eq!((asked["key"].as_str(), asked["profile"].as_str()), (Some("session"), Some("RSA-OAEP")));
                match data.last() {
                    Some(b'A') => {
                        let payload: Vec<u8> = data.into_iter().rev().collect();
                        answer.with("type", "decrypted").with("data", base64::encode(&payload))
                    }
                    _ => answer.with("type", "undecryptable"),
                }
            } else {
                self.signed.push((asked["key"].as_str().unwrap().into(), data));
                answer.with("type", "signed").with("data", base64::encode(&[0x55; 256]))
            };
            output = self.step(&answer).unwrap();
        }
    }

    pub fn http(&mut self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        let output = self.settled(&object([
            ("type", "http".into()),
            ("id", "1".into()),
            ("method", method.into()),
            ("path", path.into()),
            ("query", "".into()),
            ("origin", ORIGIN.into()),
            ("headers", Value::Object(headers)),
            ("body", body.into()),
        ]));
        let reply = output["reply"].clone();
        let text = reply["body"].as_str().unwrap().to_string();
        Answer { status: reply["status"].as_i64().unwrap(), body: read(&text).unwrap_or_default(), text, reply }
    }

    // ── The relying party ──

    pub fn fetch_token(&mut self) -> Answer {
        let form =
            format!("grant_type=client_credentials&client_id={CLIENT}&client_secret=a+secret+%26%20more&scope=ca");
        self.http("POST", "/token", &[("content-type", FORM)], &form)
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        self.http("POST", path, &[("content-type", JSON), ("authorization", &bearer)], &body.to_string())
    }

    /// A session that was never used.
    pub fn session(&mut self) -> Caller {
        self.sessions += 1;
        Caller::new(self.sessions)
    }

    /// A request of USER_PERSONAL that names this phone.
    pub fn personal(&mut self, phone: &str) -> Value {
        let session = self.session();
        object([
            ("requestType", "USER_PERSONAL".into()),
            ("triggerType", "PUSH".into()),
            ("sessionKey", session.key.as_str().into()),
            ("userName", session.seal("김보닌")),
            ("userPhone", session.seal(phone)),
            ("userBirthday", session.seal("19900215")),
        ])
    }

    pub fn request(&mut self, phone: &str) -> Answer {
        let body = self.personal(phone);
        self.post(&format!("{IDENTITY}request"), &body)
    }

    /// The id of a transaction that was asked for.
    pub fn asked(&mut self) -> String {
        let answer = self.request(PHONE);
        assert_eq!(answer.code(), "SUCCESS");
        answer.tx_id().into()
    }

    pub fn status(&mut self, tx_id: &str) -> Answer {
        self.post(&format!("{IDENTITY}status"), &object([("txId", tx_id.into())]))
    }

    pub fn result(&mut self, tx_id: &str) -> (Answer, Caller) {
        self.result_of(IDENTITY, tx_id)
    }

    pub fn result_of(&mut self, family: &str, tx_id: &str) -> (Answer, Caller) {
        let session = self.session();
        let body = object([("txId", tx_id.into()), ("sessionKey", session.key.as_str().into())]);
        (self.post(&format!("{family}result"), &body), session)
    }

    /// A transaction that was approved.
    pub fn approved(&mut self) -> String {
        let tx_id = self.asked();
        self.phone("approve").unwrap();
        tx_id
    }

    // ── The person, and the test ──

    pub fn phone(&mut self, action: &str) -> Result<Value, Error> {
        self.step(&object([("type", "phone".into()), ("phone", PHONE.into()), ("action", action.into())]))
    }

    pub fn try_control(&mut self, action: &str, input: &str) -> Result<Value, Error> {
        let input = read(input).unwrap().with("provider", "tossCert");
        self.step(&object([("type", "control".into()), ("action", action.into()), ("input", input)]))
    }

    pub fn control(&mut self, action: &str, input: &str) -> Value {
        self.try_control(action, input).unwrap()
    }

    pub fn fault(&mut self, order: &str) {
        self.control("fault", order);
    }

    pub fn advance(&mut self, ms: i64) {
        self.control("advance", &format!(r#"{{"ms":{ms}}}"#));
    }
}

/// An object with this member in place of the one it has; `Null` leaves none.
pub fn replaced(object: &Value, name: &str, value: impl Into<Value>) -> Value {
    crate::json::without(object, name).with(name, value)
}
