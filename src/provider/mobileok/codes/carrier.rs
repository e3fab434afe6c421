//! Result codes of the carrier's side: what it asks of its customer, and its own trouble.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    // Both wait for something the user does elsewhere; done with it, the same step can be asked for again.
    "4022" Rejected Wait
        "KT 법인 명의 휴대폰입니다. KT가 보낸 문자의 링크에서 추가 인증을 마친 뒤 다시 확인해 주세요."
        "This is a company's phone at KT. Please open the link in KT's text message, finish there, then check again." "§8";
    "4023" Rejected Wait
        "SKT 번호 보호나 인증 보호 서비스의 2차 인증이 남아 있습니다. 그 인증을 마친 뒤 다시 확인해 주세요."
        "SKT's protection service still asks for its own second step. Please finish that, then check again." "§8";
    "4008" Network Wait
        "통신사나 인증 기관에 연결하지 못했습니다. 잠시 후 다시 시도해 주세요."
        "The carrier could not be reached. Please try again in a moment." "§8";
    // Ids between the service and the carrier, which nobody on this side sees.
    "6021" | "6023" | "6082" Network Wait
        "통신사가 요청을 구별하지 못했습니다. 잠시 후 다시 시도해 주세요."
        "The carrier mixed up this request with another one. Please try again in a moment." "§8";
    "6028" Network Wait
        "통신사와 주고받은 정보가 온전하지 않았습니다. 잠시 후 다시 시도해 주세요."
        "What the carrier received was damaged on the way. Please try again in a moment." "§8";
    "6052" | "6054" | "6081" | "6094" | "6095" Network Wait
        "통신사와 통신하는 데 문제가 생겼습니다. 잠시 후 다시 시도해 주세요."
        "There was trouble talking to the carrier. Please try again in a moment." "§8";
    "6053" | "6098" | "6101" | "6102" | "6999" Network Wait
        "통신사 시스템에 문제가 있습니다. 잠시 후 다시 시도해 주세요."
        "The carrier's system is in trouble. Please try again in a moment." "§8";
    "6096" | "6100" Network Wait
        "통신사가 가입자를 확인하지 못했습니다. 잠시 후 다시 시도해 주세요."
        "The carrier could not look up its customer. Please try again in a moment." "§8";
    "6118" Rejected Restart
        "통신사에서 인증이 이루어지지 않았습니다. 처음부터 다시 시작해 주세요."
        "The carrier did not verify you. Please start over." "§8";
};
