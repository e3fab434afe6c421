//! Result codes about the code in the text message: wrong, too late, too often, not sent.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    // One code, two meanings: the carrier's no to the person, and its no to the number typed.
    "2910" @ "request" Rejected CheckInput
        "입력한 정보가 통신사 가입 정보와 다릅니다. 이름, 생년월일, 통신사, 휴대폰 번호를 확인해 주세요."
        "These details differ from your carrier's records. Please check name, birthday, carrier and number." "§8";
    "2910" @ "confirm" | "4013" | "5011" | "6090" Rejected RetryCode
        "인증번호가 맞지 않습니다. 받은 번호를 다시 입력해 주세요."
        "That code is not right. Please type the code you received once more." "§8";
    "5029" Rejected RetryCode
        "인증번호의 형식이 다릅니다. 받은 숫자를 빠짐없이 입력해 주세요."
        "That does not look like a code. Please type all the digits you received." "§8";
    "6024" Expired Resend
        "인증번호를 입력할 수 있는 3분이 지났습니다. 인증번호를 새로 받아 주세요."
        "The 3 minutes for this code are over. Please ask for a new one." "§8";
    "4301" Rejected Restart
        "인증번호를 입력할 수 있는 횟수를 모두 썼습니다. 처음부터 다시 시작해 주세요."
        "No more tries are left for the code. Please start over." "§8";
    // The last code might still be accepted, but the guide's one way on from here is the beginning ("처음부터"), and it
    // promises nothing about a code once this limit is passed.
    "4302" Rejected Restart
        "인증번호를 다시 받을 수 있는 횟수를 모두 썼습니다. 처음부터 다시 시작해 주세요."
        "No more codes can be sent for this attempt. Please start over." "§8";
    // At `resend` a flow is under way, and resending is what failed; at `request` there is nothing yet to resend.
    "4012" @ "resend" | "6050" @ "resend" | "6097" @ "resend" Network Resend
        "인증번호를 다시 보내지 못했습니다. 잠시 후 한 번 더 요청해 주세요."
        "The code could not be sent again. Please ask for it once more in a moment." "§8";
    "4012" @ "request" | "6050" @ "request" | "6097" @ "request" Network Wait
        "인증번호 문자를 보내지 못했습니다. 잠시 후 다시 시도해 주세요."
        "The text message with your code could not be sent. Please try again in a moment." "§8";
    "4012" | "6050" | "6097" Network Restart
        "인증번호 문자를 보내지 못했습니다. 잠시 후 처음부터 다시 시작해 주세요."
        "The text message with your code could not be sent. Please start over in a moment." "§8";
    "4015" | "4021" | "9997" Rejected Restart
        "이 인증 방식에서는 다시 보내기를 쓸 수 없습니다. 인증 요청을 받지 못했다면 처음부터 다시 시작해 주세요."
        "This method cannot send again. If nothing has reached your phone, please start over." "§8";
};
