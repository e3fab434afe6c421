//! Result codes about the user's input: what they typed or chose.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    "3001" Rejected CheckInput
        "이름이나 휴대폰 번호처럼 꼭 필요한 정보가 빠졌습니다. 입력한 내용을 확인해 주세요."
        "Something required, such as your name or number, is missing. Please check what you typed." "§8";
    "4010" | "4017" | "5010" Rejected CheckInput
        "통신사를 알 수 없습니다. 가입한 통신사를 다시 골라 주세요."
        "The carrier was not recognised. Please choose your carrier again." "§8";
    "5003" Rejected CheckInput
        "이름을 확인할 수 없습니다. 통신사에 등록한 이름을 그대로 입력해 주세요."
        "The name was not accepted. Please type it as it is registered with your carrier." "§8";
    "5004" | "5018" Rejected CheckInput
        "생년월일을 확인할 수 없습니다. 연, 월, 일 여덟 자리로 입력해 주세요."
        "The birthday was not accepted. Please give year, month and day as eight digits." "§8";
    "5005" Rejected CheckInput
        "성별을 확인할 수 없습니다. 다시 골라 주세요."
        "The gender was not accepted. Please choose it again." "§8";
    "5012" | "6086" Rejected CheckInput
        "휴대폰 번호가 맞지 않습니다. 번호를 다시 입력해 주세요."
        "The mobile number was not accepted. Please type it again." "§8";
    "6087" Rejected CheckInput
        "생년월일이나 주민등록번호 뒤 첫 자리가 맞지 않습니다. 다시 입력해 주세요."
        "The birthday or the first digit of the back half was not accepted. Please type them again." "§8";
    // The service could not encrypt its result; the one cause that the guide names is a field that is too long.
    "8201" Rejected CheckInput
        "결과를 만들지 못했습니다. 이름을 지나치게 길게 입력하지 않았는지 확인해 주세요."
        "The result could not be made. Please check that the name is not too long." "§8";
};
