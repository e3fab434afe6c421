//! What the JavaScript host does for the emulator, and what a relying party with its browser does with it.

use crate::json::{Value, With, object, read};
use crate::random::{Source, replay};
use bonin::crypto::{PublicKey, base64};
use bonin::error::{Error, Lang};
use bonin::format::seoul;
use bonin::provider::mobileok::envelope;
use bonin_emulator::emulators;
use bonin_emulator::host::{Context, Emulators};
use rsa::{Oaep, PrivateKey, pkcs8::DecodePrivateKey};
use sha2::Sha256;

pub const SITE: &str = "www.bonin.example";
pub const SERVICE: &str = "bonin-emulator-0001";
pub const MINUTE: i64 = 60_000;
/// 2025-06-01 12:00:00 in Seoul.
pub const NOON: i64 = 1_748_746_800_000;
pub const PHONE: &str = "01012345678";

/// One emulator, its host and a relying party, which share a pair of keys, a clock and a chance that is none.
pub struct Host {
    emulator: Emulators,
    private_key: PrivateKey,
    public_key: String,
    pub now: i64,
    drawn: u64,
}

/// An answer over HTTP, or a dropped connection.
pub struct Answer {
    pub status: i64,
    pub body: Value,
    pub text: String,
    pub reply: Value,
}

impl Answer {
    pub fn code(&self) -> &str {
        self.body["resultCode"].as_str().unwrap_or("none")
    }

    pub fn token(&self) -> &str {
        self.body["encryptMOKToken"].as_str().expect("a token")
    }

    pub fn dropped(&self) -> bool {
        self.reply["drop"].as_bool() == Some(true)
    }
}

impl Host {
    pub fn new() -> Self {
        let vectors = read(include_str!("../../../tests/vectors/mobileok.json")).unwrap();
        let text = |name: &str| vectors[name].as_str().unwrap();
        let public_key = text("publicKeySpki").to_string();
        let setup = object([
            ("serviceId", SERVICE.into()),
            ("siteUrl", SITE.into()),
            ("publicKey", public_key.as_str().into()),
            ("clientPublicKey", public_key.as_str().into()),
        ]);
        Self {
            emulator: emulators(&object([("mobileok", setup)])).unwrap(),
            private_key: PrivateKey::from_pkcs8_der(&base64::decode(text("privateKeyPkcs8")).unwrap()).unwrap(),
            public_key,
            now: NOON,
            drawn: 0,
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
        self.emulator.step(input, &mut context).map(|answer| serde_json::to_value(&answer).unwrap())
    }

    pub fn http(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let input = object([
            ("type", "http".into()),
            ("id", "1".into()),
            ("method", method.into()),
            ("path", path.into()),
            ("query", "".into()),
            ("origin", "http://emulator.test".into()),
            ("headers", object([("content-type", "application/json".into())])),
            ("body", body.into()),
        ]);
        let mut output = self.step(&input).unwrap();
        if let Some(data) = output["decrypt"]["data"].as_str() {
            let opened = base64::decode(data).and_then(|data| self.decrypt(&data));
            let event = object([("id", "1".into())]);
            output = self
                .step(&match opened {
                    Some(plain) => event.with("type", "decrypted").with("data", base64::encode(&plain)),
                    None => event.with("type", "undecryptable"),
                })
                .unwrap();
        }
        let reply = output["reply"].clone();
        let text = reply["body"].as_str().unwrap().to_string();
        Answer { status: reply["status"].as_i64().unwrap(), body: read(&text).unwrap_or_default(), text, reply }
    }

    pub fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.http("POST", path, &body.to_string())
    }

    fn decrypt(&self, data: &[u8]) -> Option<Vec<u8>> {
        self.private_key.decrypt(Oaep::<Sha256>::new(), data).ok()
    }

    // ── The relying party ──

    pub fn client_info(&self, plain: &str) -> String {
        let key = PublicKey::from_base64(&self.public_key).unwrap();
        base64::encode(&key.encrypt(envelope::PROFILE, plain.as_bytes(), &mut replay([7; 32])).unwrap())
    }

    pub fn token_with(&mut self, plain: &str) -> Answer {
        let body = object([
            ("serviceId", SERVICE.into()),
            ("siteUrl", SITE.into()),
            ("encryptReqClientInfo", self.client_info(plain).into()),
        ]);
        self.post("/agent/v1/token/get", &body)
    }

    /// A token; the id of its transaction is `name`, made long enough.
    pub fn token(&mut self, name: &str) -> Answer {
        let plain = format!("{name:0<24}|{}", seoul::compact(self.clock()));
        self.token_with(&plain)
    }

    pub fn seal(&self, plain: &Value) -> String {
        envelope::seal(&PublicKey::from_base64(&self.public_key).unwrap(), &plain.to_string(), &mut replay([9; 80]))
            .unwrap()
    }

    pub fn request(&mut self, token: &str, info: &Value) -> Answer {
        let sealed = self.seal(info);
        self.request_sealed(token, &sealed)
    }

    pub fn request_sealed(&mut self, token: &str, sealed: &str) -> Answer {
        let body = object([
            ("siteUrl", SITE.into()),
            ("encryptMOKToken", token.into()),
            ("encryptMOKAuthInfo", sealed.into()),
        ]);
        self.post("/agent/v1/auth/request", &body)
    }

    /// A token and a request that succeeds.
    pub fn asked(&mut self, name: &str, info: &Value) -> Answer {
        let token = self.token(name);
        let answer = self.request(token.token(), info);
        assert_eq!(answer.code(), "2000", "{name}");
        answer
    }

    pub fn resend(&mut self, token: &str) -> Answer {
        self.post("/agent/v1/auth/resend", &object([("encryptMOKToken", token.into())]))
    }

    pub fn call(&mut self, token: &str) -> Answer {
        self.post("/agent/v1/auth/call", &object([("encryptMOKToken", token.into())]))
    }

    pub fn confirm(&mut self, token: &str, number: Option<&str>) -> Answer {
        let sealed = number.map(|number| self.seal(&object([("authNumber", number.into())])));
        let body = object([("encryptMOKToken", token.into()), ("encryptMOKVerifyInfo", sealed.into())]);
        self.post("/agent/v1/confirm/request", &body)
    }

    /// Opens a result.
    pub fn open(&self, sealed: &str) -> Result<Value, Error> {
        let split = envelope::Sealed::split(sealed)?;
        let block = base64::decode(&split.rsa_block()).and_then(|block| self.decrypt(&block));
        Ok(read(&split.open(block.as_deref())?).unwrap())
    }

    pub fn result(&self, answer: &Answer) -> Value {
        assert_eq!(answer.code(), "2000");
        self.open(answer.body["encryptMOKResult"].as_str().unwrap()).unwrap()
    }

    // ── The person, and the test ──

    pub fn phone(&mut self, action: &str) -> Result<Value, Error> {
        self.phone_with(action, object([]))
    }

    pub fn key(&mut self, digits: &str) -> Value {
        self.phone_with("key", object([("digits", digits.into())])).unwrap()
    }

    fn phone_with(&mut self, action: &str, input: Value) -> Result<Value, Error> {
        self.step(&object([
            ("type", "phone".into()),
            ("phone", PHONE.into()),
            ("action", action.into()),
            ("input", input),
        ]))
    }

    /// The code of the newest message.
    pub fn code(&mut self) -> String {
        let view = self.phone("view").unwrap();
        view["messages"].as_array().unwrap().last().unwrap()["code"].as_str().unwrap().into()
    }

    pub fn control(&mut self, action: &str, input: &str) -> Value {
        let input = read(input).unwrap();
        self.step(&object([("type", "control".into()), ("action", action.into()), ("input", input)])).unwrap()
    }

    pub fn fault(&mut self, order: &str) {
        self.control("fault", order);
    }

    pub fn advance(&mut self, ms: i64) {
        self.control("advance", &format!(r#"{{"ms":{ms}}}"#));
    }

    /// The emulator's clock.
    pub fn clock(&mut self) -> i64 {
        self.control("clock", "{}")["now"].as_i64().unwrap()
    }
}

// ── MOKAuthInfo of each type ──

pub fn json(text: &str) -> Value {
    read(text).unwrap()
}

pub fn without(object: &Value, name: &str) -> Value {
    crate::json::without(object, name)
}

pub fn sms() -> Value {
    json(
        r#"{"serviceType":"telcoAuth","providerId":"SKT","reqAuthType":"SMS","usageCode":"01001","userName":"김보닌",
        "userPhone":"01012345678","userBirthday":"19900215","userGender":"2","userNation":"0","retTransferType":"MOKResult"}"#,
    )
}

pub fn lms() -> Value {
    without(&without(&sms(), "serviceType"), "reqAuthType")
        .with("serviceType", "telcoAuth-LMS")
        .with("reqAuthType", "LMS")
}

pub fn ars() -> Value {
    without(&without(&sms(), "serviceType"), "reqAuthType")
        .with("serviceType", "telcoAuth-ARSAuth")
        .with("reqAuthType", "ARS")
        .with("arsCode", "ARS-BONIN-0001")
}

pub fn pass() -> Value {
    ["reqAuthType", "userGender", "userNation"]
        .iter()
        .fold(sms(), |info, name| without(&info, name))
        .with("reqAuthType", "PASS")
}

pub fn sms_possession() -> Value {
    json(
        r#"{"serviceType":"SMSAuth","providerId":"SMS","reqAuthType":"SMS","usageCode":"01005","userName":"김보닌",
        "userPhone":"01012345678","retTransferType":"MOKResult"}"#,
    )
}

pub fn ars_possession() -> Value {
    json(
        r#"{"serviceType":"ARSAuth","providerId":"ARS","reqAuthType":"ARS","usageCode":"01005","userName":"김보닌",
        "userPhone":"01012345678","arsCode":"ARS-BONIN-0001","retTransferType":"MOKResult"}"#,
    )
}
