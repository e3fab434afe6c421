//! Browsers, the proxies of two sites, and the emulator, joined as the package's JavaScript joins them.

use crate::emulator_support;
use crate::support::browser::Browser;
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use bonin_emulator::emulators;
use bonin_emulator::host::Emulators;
use std::collections::BTreeSet;

pub const ORIGIN: &str = "https://nets.test";
pub const SHOP: &str = "https://shop.test";
pub const PASSWORD: &str = "nets-1234";
pub const PHONE: &str = "01000002001";

/// A key for user ids and passwords, base64 PKCS#8, of the vectors.
pub fn private_key() -> String {
    let vectors: Json = serde_json::from_str(include_str!("../vectors/mobileok.json")).unwrap();
    vectors["privateKeyPkcs8"].as_str().unwrap().into()
}

/// Settings of the first site.
pub fn settings() -> Json {
    json!({
        "agentUrl": format!("{ORIGIN}/nets/site-a/agent"), "profile": "v9", "hosts": ["nets.test", "shop.test"],
        "returnUrl": format!("{SHOP}/back?lang=ko"), "credentials": "basic",
    })
}

/// The same where passwords are encrypted: slower, so that most journeys do without.
pub fn encrypted() -> Json {
    let mut settings = settings();
    settings["credentials"] = "encrypted".into();
    settings
}

/// Everything on the other side of the pages.
pub struct World {
    emulators: Emulators,
    chance: u64,
    pub now: i64,
    /// What the proxies sealed, by the number that stands for it.
    flows: Vec<Json>,
    used: BTreeSet<String>,
    /// What went to the agents: the URL, the headers, the body.
    pub asked: Vec<Json>,
    /// The identities of tickets.
    pub identities: Vec<Json>,
}

/// A browser with its cookies, on a page of a site.
#[derive(Clone)]
pub struct Machine {
    pub browser: Browser,
    pub cookies: Vec<(String, String)>,
    pub settings: Json,
    /// What the last call came to: an act that ends one, or null.
    pub came: Json,
    /// What was sent to the proxy and to the SSO server.
    pub sent: Vec<Json>,
}

impl Machine {
    pub fn new() -> Self {
        Self::with(settings())
    }

    pub fn with(settings: Json) -> Self {
        Self { browser: Browser::of("nets"), cookies: Vec::new(), settings, came: Json::Null, sent: Vec::new() }
    }

    /// A page of the other site, in the same browser.
    pub fn other_site(&self) -> Self {
        let mut settings = self.settings.clone();
        settings["agentUrl"] = format!("{ORIGIN}/nets/site-b/agent").into();
        Self { cookies: self.cookies.clone(), ..Self::with(settings) }
    }

    pub fn name(&self) -> &str {
        self.browser.name()
    }

    pub fn view(&self) -> &Json {
        self.browser.view()
    }

    #[track_caller]
    pub fn ticket(&self) -> usize {
        assert_eq!(self.came["type"], "resolve", "{} {}", self.came, self.browser.said);
        self.came["value"]["ticket"].as_str().unwrap().parse().unwrap()
    }

    #[track_caller]
    pub fn error(&self) -> &Json {
        assert_eq!(self.came["type"], "reject", "{} {}", self.came, self.browser.said);
        &self.came["error"]
    }
}

impl World {
    pub fn new() -> Self {
        let setup = json!({ "nets": { "privateKey": private_key() } });
        Self {
            emulators: emulators(&setup).unwrap(),
            chance: 77,
            now: crate::support::NOW,
            flows: Vec::new(),
            used: BTreeSet::new(),
            asked: Vec::new(),
            identities: Vec::new(),
        }
    }

    // ── The emulator ──

    pub fn step(&mut self, input: &Json) -> Result<Json, bonin::error::Error> {
        emulator_support::step(&mut self.emulators, input, self.now, &mut self.chance)
    }

    pub fn control(&mut self, action: &str, input: Json) -> Json {
        let mut input = input;
        input["provider"] = "nets".into();
        self.step(&json!({ "type": "control", "action": action, "input": input })).unwrap()
    }

    pub fn fault(&mut self, order: Json) {
        self.control("fault", order);
    }

    pub fn later(&mut self, ms: i64) {
        self.now += ms;
    }

    pub fn code(&mut self) -> String {
        let shown = self.step(&json!({ "type": "phone", "phone": PHONE, "action": "view" })).unwrap();
        shown["messages"].as_array().unwrap().last().unwrap()["code"].as_str().unwrap().into()
    }

    /// A request over HTTP: the reply.
    pub fn http(&mut self, method: &str, url: &str, headers: Json, body: &str) -> Json {
        let path = url.strip_prefix(ORIGIN).unwrap_or_else(|| panic!("{url} is not the emulator's"));
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let request = json!({ "type": "http", "id": "1", "method": method, "path": path, "query": query,
            "origin": ORIGIN, "headers": headers, "body": body });
        self.step(&request).unwrap()["reply"].clone()
    }

    // ── What JavaScript does ──

    /// Feeds an event to a page, and carries out what comes of it until the call is over.
    pub fn run(&mut self, machine: &mut Machine, event: Json) -> Json {
        machine.browser.now = self.now;
        let mut said = machine.browser.take(&event).clone();
        loop {
            let act = said["act"].clone();
            let event = match act["type"].as_str() {
                Some("post") => self.post(machine, &act),
                Some("ask") => self.ask(machine, &act),
                _ => {
                    machine.came = act.clone();
                    return act;
                }
            };
            said = machine.browser.take(&event).clone();
        }
    }

    pub fn call(&mut self, machine: &mut Machine, name: &str) -> Json {
        self.run(machine, json!({ "type": name }))
    }

    pub fn begin(&mut self, machine: &mut Machine) -> Json {
        self.call(machine, "begin")
    }

    pub fn logon(&mut self, machine: &mut Machine, user: &str, password: &str) -> Json {
        self.run(machine, json!({ "type": "logon", "credentials": { "userID": user, "password": password } }))
    }

    /// A page whose user is logged on.
    pub fn logged_on(&mut self, user: &str) -> Machine {
        self.logged_on_with(user, settings())
    }

    pub fn logged_on_with(&mut self, user: &str, settings: Json) -> Machine {
        let mut machine = Machine::with(settings);
        self.begin(&mut machine);
        self.logon(&mut machine, user, PASSWORD);
        assert_eq!(machine.name(), "verified", "{}", machine.browser.said);
        machine
    }

    /// A page where a time comes.
    pub fn poll(&mut self, machine: &mut Machine) {
        self.now = self.now.max(machine.view()["pollAt"].as_i64().expect("it polls"));
        self.run(machine, json!({ "type": "poll" }));
    }

    fn ask(&mut self, machine: &mut Machine, act: &Json) -> Json {
        machine.sent.push(act.clone());
        let mut headers = act["headers"].clone();
        headers["origin"] = SHOP.into();
        let cookies: Vec<String> = machine.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        headers["cookie"] = cookies.join("; ").into();
        let (url, body) = (act["url"].as_str().unwrap(), act["body"].as_str().unwrap());
        let reply = self.http("POST", url, headers, body);
        if reply["drop"] == true {
            return json!({ "type": "unreachable", "step": act["step"], "timeout": false });
        }
        assert_eq!(reply["headers"]["access-control-allow-origin"], SHOP, "{reply}");
        assert_eq!(reply["headers"]["access-control-allow-credentials"], "true", "{reply}");
        keep(&mut machine.cookies, &reply);
        json!({ "type": "replied", "step": act["step"], "status": reply["status"], "body": reply["body"] })
    }

    /// One call of the browser to its proxy.
    fn post(&mut self, machine: &mut Machine, act: &Json) -> Json {
        machine.sent.push(act.clone());
        let mut proxy = Proxy::of("nets", &machine.settings);
        proxy.now = self.now;
        proxy.caller = json!({ "ip": "198.51.100.4", "userAgent": "a browser" });
        proxy.state = act["flow"].as_str().map_or(Json::Null, |at| self.flows[at.parse::<usize>().unwrap()].clone());
        let step = act["step"].as_str().unwrap();
        let mut task = match proxy.call(step, &act["body"]) {
            Ok(task) => task,
            Err(error) => return json!({ "type": "answered", "step": step, "body": { "error": error } }),
        };
        loop {
            let event = match task["type"].as_str().unwrap() {
                "answer" => break,
                "once" => {
                    let fresh = self.used.insert(task["key"].as_str().unwrap().into());
                    json!({ "type": if fresh { "fresh" } else { "used" } })
                }
                "http" => {
                    self.asked.push(task.clone());
                    let (url, body) = (task["url"].as_str().unwrap(), task["body"].as_str().unwrap_or(""));
                    let reply = self.http("POST", url, task["headers"].clone(), body);
                    if reply["drop"] == true {
                        json!({ "type": "unreachable", "timeout": false })
                    } else {
                        json!({ "type": "response", "status": reply["status"], "body": reply["body"],
                            "cookies": reply.get("cookies").cloned().unwrap_or(json!([])) })
                    }
                }
                other => panic!("no such task: {other}"),
            };
            task = proxy.event(&event);
        }
        let mut body = task["body"].clone();
        if task["ended"] != true {
            self.flows.push(proxy.state.clone());
            body["flow"] = (self.flows.len() - 1).to_string().into();
        }
        if let Some(error) = task.get("error") {
            body["error"] = error.clone();
        }
        if let Some(identity) = task.get("identity") {
            self.identities.push(identity.clone());
            body["ticket"] = (self.identities.len() - 1).to_string().into();
        }
        json!({ "type": "answered", "step": step, "body": body })
    }

    /// The sealed state that a page holds.
    pub fn sealed(&self, machine: &Machine) -> &Json {
        &self.flows[machine.browser.state["flow"].as_str().unwrap().parse::<usize>().unwrap()]["state"]
    }

    /// The browser goes to this address; where it ends up.
    pub fn navigate(&mut self, machine: &mut Machine, url: &str) -> String {
        let cookies: Vec<String> = machine.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let reply = self.http("GET", url, json!({ "cookie": cookies.join("; ") }), "");
        keep(&mut machine.cookies, &reply);
        assert_eq!(reply["status"], 303, "{reply}");
        reply["headers"]["location"].as_str().unwrap().into()
    }
}

fn keep(jar: &mut Vec<(String, String)>, reply: &Json) {
    for line in reply["cookies"].as_array().into_iter().flatten() {
        let line = line.as_str().unwrap();
        let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
        jar.retain(|(known, _)| known != name);
        if !line.contains("Max-Age=0") {
            jar.push((name.into(), value.into()));
        }
    }
}
