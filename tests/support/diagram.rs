//! A state diagram drawn from a table by walking it, and compared with the one in a provider's README.

use super::Json;
use super::browser::Browser;
use super::views::Views;
use std::collections::{BTreeMap, BTreeSet};

const BEGIN: &str = "<!-- states -->\n";
const END: &str = "<!-- /states -->\n";

/// The table as a walk saw it.
#[derive(Default)]
pub struct Diagram {
    /// From, to and event, with the outcomes that lead this way.
    edges: BTreeMap<(String, String, &'static str), BTreeSet<String>>,
    views: Views,
}

/// A place that the walk comes to next, by which event, and what came of that.
pub type Move = (Browser, &'static str, String);

/// What comes of an event that asks the proxy, by each of these answers, which have the name of an outcome that has no word of
/// its own: nothing where the event does not fit.
pub fn outcomes(from: &Browser, event: &Json, name: &'static str, answers: Vec<(Json, String)>) -> Vec<Move> {
    let mut sent = from.clone();
    if sent.feed(event).is_err() || sent.act()["type"] != "post" {
        return Vec::new();
    }
    let came = answers.into_iter().map(|(answer, outcome)| {
        let mut to = sent.clone();
        to.take(&answer);
        let error = &to.act()["error"];
        let told = error["next"].as_str().or(error["kind"].as_str()).unwrap_or_default().to_owned();
        (to, name, if outcome.is_empty() { told } else { outcome })
    });
    came.collect()
}

impl Diagram {
    /// Everywhere from here, by these moves. Two states with one place and the same members of their views are one.
    pub fn walk(start: Browser, place: fn(&Browser) -> String, moves: fn(&Browser) -> Vec<Move>) -> Self {
        let place = |at: &Browser| {
            let members = at.view().as_object().into_iter().flatten().map(|(name, _)| name.as_str());
            [place(at)].into_iter().chain(members.map(String::from)).collect::<Vec<_>>()
        };
        let mut diagram = Self::default();
        Views::take();
        let mut seen = BTreeSet::from([place(&start)]);
        let mut open = vec![start];
        while let Some(from) = open.pop() {
            for (to, event, outcome) in moves(&from) {
                diagram.edge(&from, &to, event, &outcome);
                if seen.insert(place(&to)) {
                    open.push(to);
                }
            }
        }
        diagram.views = Views::take();
        diagram
    }

    fn edge(&mut self, from: &Browser, to: &Browser, event: &'static str, outcome: &str) {
        let outcomes = self.edges.entry((from.name().into(), to.name().into(), event)).or_default();
        // What leads to the end is every refusal that is not named elsewhere.
        let over = ["expired", "failed"].contains(&to.name());
        outcomes.extend(Some(outcome.to_owned()).filter(|outcome| !outcome.is_empty() && !over));
    }

    /// The views of the walk are those that `tests/types` compares with the published type `state`.
    #[track_caller]
    pub fn assert_typed(&self, provider: &str, state: &str) {
        self.views.assert_written(provider, state);
    }

    /// Every state that the walk came to.
    pub fn reached(&self) -> Vec<&str> {
        self.edges.keys().map(|(_, to, _)| to.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// Every event that it saw.
    pub fn events(&self) -> Vec<&str> {
        self.edges.keys().map(|(.., event)| *event).collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn draw(&self) -> String {
        let mut lines = vec!["[*] --> idle".to_owned()];
        let from: BTreeSet<_> =
            self.edges.keys().filter(|(from, to, _)| from != to).map(|(from, ..)| from.as_str()).collect();
        let last = self.reached().into_iter().filter(|name| !from.contains(name));
        let ends = BTreeSet::from_iter(["verified", "failed", "expired", "cancelled"].into_iter().chain(last));
        lines.extend(ends.iter().map(|name| format!("{name} --> [*]")));
        for ((from, to, event), outcomes) in &self.edges {
            let outcomes: Vec<_> = outcomes.iter().map(String::as_str).collect();
            let label =
                if outcomes.is_empty() { (*event).into() } else { format!("{event} ({})", outcomes.join(", ")) };
            lines.push(format!("{from} --> {to} : {label}"));
        }
        lines.sort();
        format!("```mermaid\nstateDiagram-v2\n    {}\n```\n", lines.join("\n    "))
    }

    /// Compares it with the README of a provider's folder; `BLESS=1` writes it there.
    #[track_caller]
    pub fn assert_shown(&self, folder: &str) {
        let path = format!("{}/src/provider/{folder}/README.md", env!("CARGO_MANIFEST_DIR"));
        let (drawn, readme) = (self.draw(), std::fs::read_to_string(&path).unwrap());
        let (before, rest) = readme.split_once(BEGIN).expect("the README has the mark of the diagram");
        let (shown, after) = rest.split_once(END).expect("the README has the mark of the diagram's end");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(path, [before, BEGIN, &drawn, END, after].concat()).unwrap();
        } else {
            assert!(shown == drawn, "the diagram is not the table's; the test writes it with `BLESS=1`:\n{drawn}");
        }
    }
}
