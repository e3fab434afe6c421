//! The magic numbers of this service. Those that mobileOK has too do the same there.

use super::transaction::Way;
use crate::host::{Magic, MagicNumbers, numbers};

/// The effect of a number on a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The person approves at once.
    Auto,
    /// The person declines at once.
    Declined,
    /// The connection drops at every other request, beginning with the first.
    Drop,
    /// The time is over at once.
    Expired,
    /// The status is complete, but the result comes only at the third query.
    NotReady,
    /// Two queries of the status find nothing done; then the prompt approves by itself.
    NotYet,
    /// A page of HTML and status 502 at every other request, beginning with the first.
    Page,
    /// The request is refused with this code.
    Request(&'static str),
    /// The person approves at once, and the result is refused with this code.
    Result(&'static str),
    /// The request takes eight seconds.
    Slow,
    /// The status is refused with this code.
    Status(&'static str),
}

const ALL: &[Way] = &[Way::Push, Way::AppScheme, Way::Window];
const PERSONAL: &[Way] = &[Way::Push, Way::AppScheme];

impl MagicNumbers for Outcome {
    type Method = Way;

    const NUMBERS: &'static [Magic<Self>] = numbers! {
        "2000" ALL Auto "저절로 승인" "Approves by itself";
        "1000" PERSONAL Request("CE1000") "접근 토큰이 늘 거절됨" "The access token never counts";
        "3006" ALL Request("CE3006") "나이 제한" "The age policy refuses";
        "3100" ALL Status("CE3100") "상태 조회에서 없는 거래라고 답함" "The status knows no such transaction";
        "3101" ALL Result("CE3101") "결과 조회 횟수를 모두 씀" "The result was read too often";
        "3102" ALL NotReady "완료라면서 결과는 세 번째에야 줌" "Complete, but the result comes only the third time";
        "3103" ALL Result("CE3103") "결과 조회 시간이 지남" "The result is over";
        "6702" ALL NotYet "두 번은 아직, 그다음 저절로 승인" "Twice not yet, then approves by itself";
        "6705" ALL Declined "사용자가 거절" "The person declines";
        "6706" ALL Expired "승인 시간이 지남" "The prompt times out";
        "9001" ALL Request("CE0001") "토스인증을 쓸 수 없음" "Toss cert is not available";
        "9002" ALL Request("CE0002") "토스인증을 쓸 수 없음 (다른 코드)" "Toss cert is not available, by the other code";
        "9999" ALL Request("CE9999") "알 수 없는 오류" "An unknown error";
        "0001" PERSONAL Drop "두 번에 한 번, 인증요청에서 연결이 끊어짐" "The connection drops at every other request";
        "0002" PERSONAL Slow "인증요청의 답이 8초 늦음" "The request takes eight seconds";
        "0003" PERSONAL Page "두 번에 한 번, 인증요청에 HTML과 502로 답함" "HTML and status 502 at every other request";
    };
}
