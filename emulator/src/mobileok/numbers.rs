//! The magic numbers of this service.

use super::method::Method;
use crate::host::{Magic, MagicNumbers, numbers};

/// The effect of a number on a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person does everything right at once; a code is always 123456.
    Auto,
    /// The phone's first call ends with this code; where the guide allows another one, that one rings as usual.
    Call(&'static str),
    /// The connection drops at the first auth request.
    Drop,
    /// The first code is too old at once; the next one is not.
    Late,
    /// No message can be sent again.
    NoResends,
    /// No code can be typed.
    NoTries,
    /// Confirm answers this code twice; then the prompt approves by itself.
    NotYet(&'static str),
    /// The auth request is answered by a page of HTML and status 502, once.
    Page,
    /// The PASS prompt ends with this code by itself.
    Prompt(&'static str),
    /// The auth request is refused with this code.
    Request(&'static str),
    /// The auth request takes eight seconds.
    Slow,
}

const ALL: &[Method] =
    &[Method::ArsKeypad, Method::ArsListen, Method::Lms, Method::Pass, Method::Sms, Method::SmsPossession];
const CARRIER: &[Method] = &[Method::ArsKeypad, Method::Lms, Method::Pass, Method::Sms];
const CODE: &[Method] = &[Method::ArsListen, Method::Lms, Method::Sms, Method::SmsPossession];
const MESSAGE: &[Method] = &[Method::Lms, Method::Sms, Method::SmsPossession];
const PASS: &[Method] = &[Method::Pass];
const CALL: &[Method] = &[Method::ArsKeypad];

impl MagicNumbers for Outcome {
    type Method = Method;

    const NUMBERS: &'static [Magic<Self>] = numbers! {
        "2000" ALL Auto "무엇이든 저절로 승인, 인증번호는 123456" "Everything approves by itself; the code is 123456";
        "2910" CARRIER Request("2910") "명의가 다름" "The subscriber does not match";
        "4012" MESSAGE Request("4012") "문자를 보내지 못함" "The message cannot be sent";
        "4023" CARRIER Request("4023") "통신사 부가서비스 인증 필요" "The carrier's own protection comes first";
        "4301" CODE NoTries "입력 횟수를 모두 씀" "No attempts are left";
        "4302" MESSAGE NoResends "다시 보낼 수 없음" "No resends are left";
        "6024" MESSAGE Late "첫 인증번호는 이미 시간이 지남" "The first code is too old; the next one is not";
        "6701" PASS Request("6701") "PASS 미가입" "Not signed up to PASS";
        "6702" PASS NotYet("6702") "두 번은 아직, 그다음 저절로 승인" "Twice not yet, then approves by itself";
        "6703" PASS NotYet("6703") "두 번은 처리 중, 그다음 저절로 승인" "Twice under way, then approves by itself";
        "6704" PASS Request("6704") "PASS 앱 없음" "The PASS app is not installed";
        "6705" PASS Prompt("6705") "사용자가 거절" "The person declines";
        "6706" PASS Prompt("6706") "승인 시간이 지남" "The prompt times out";
        "6707" PASS Request("6707") "PASS를 쓸 수 없는 기기" "The device cannot do PASS";
        "6751" PASS Request("6751") "PASS를 쓸 수 없는 나이" "Too young for PASS";
        "6752" PASS Request("6752") "푸시를 보내지 못함" "The push message cannot be sent";
        "6755" PASS Request("6755") "본인확인을 차단해 둠" "Verification is blocked in the app";
        "4602" CALL Call("4602") "통화 중 세 번 잘못 누름" "Three wrong numbers during the call";
        "4604" CALL Call("4604") "통화 중 #으로 취소" "Cancelled with # during the call";
        "4610" CALL Call("4610") "없는 번호" "No such number";
        "4611" CALL Call("4611") "받기 전에 거절" "Dismissed before it was answered";
        "4612" CALL Call("4612") "받지 않음" "Not answered";
        "4613" CALL Call("4613") "착신 전환된 번호" "The call is forwarded";
        "4620" CALL Call("4620") "받고 끊음" "Hung up after it was answered";
        "4624" CALL Call("4624") "받고 아무것도 누르지 않음" "Nothing keyed in";
        "4641" CALL Call("4641") "통화 중" "Busy";
        "4642" CALL Call("4642") "전화기가 꺼져 있음" "The phone is switched off";
        "4698" CALL Call("4698") "ARS 사업자 오류" "Trouble at the ARS service";
        "9999" ALL Request("9999") "알 수 없는 오류" "An unknown error";
        "0001" ALL Drop "첫 인증요청에서 연결이 끊어짐" "The connection drops at the first auth request";
        "0002" ALL Slow "인증요청의 답이 8초 늦음" "The auth request takes eight seconds";
        "0003" ALL Page "첫 인증요청에 HTML과 502로 답함" "HTML and status 502 at the first auth request";
    };
}
