//! Result codes that only the operator of the site can mend. The user learns that it is not their fault; the words in
//! parentheses are for the person they tell.

use crate::error::CodeRow;

pub(super) const ROWS: &[CodeRow] = crate::code_rows! {
    // The service id comes from the key file: 5023 may also mean that it is another site's file.
    "5009" | "5013" | "5017" | "5023" | "8001" | "8004" | "8005" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(서비스 ID). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (service id). Please contact the site." "§8";
    "5027" Config ContactSupport
        "이 사이트의 본인확인 이용이 중지되어 있습니다. 사이트에 문의해 주세요."
        "This site's contract for verification is suspended. Please contact the site." "§8";
    "5028" | "8006" | "8007" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(등록된 도메인). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (registered domain). Please contact the site." "§8";
    "8002" | "6088" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(사이트 주소). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (site URL). Please contact the site." "§8";
    "8101" | "8102" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(키 파일). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (key file). Please contact the site." "§8";
    "4009" | "5034" | "5037" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(ARS 코드). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (ARS code). Please contact the site." "§8";
    "4005" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(ARS 사업자). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (ARS provider). Please contact the site." "§8";
    "6022" | "6084" Config ContactSupport
        "이 사이트의 본인확인 설정에 문제가 있습니다(통신사 등록 코드). 사이트에 문의해 주세요."
        "This site is not set up correctly for verification (registration with the carrier). Please contact the site." "§8";
    "6025" | "6027" Config ContactSupport
        "이 사이트는 이 방식의 문자를 보내도록 등록되어 있지 않습니다. 사이트에 문의해 주세요."
        "This site is not registered to send this kind of message. Please contact the site." "§8";
    "4101" | "8003" Config ContactSupport
        "사이트가 본인확인을 시작하지 못했습니다(토큰 요청). 사이트에 문의해 주세요."
        "The site could not begin the verification (token request). Please contact the site." "§8";
    "5014" | "6085" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(거래 ID). 사이트에 문의해 주세요."
        "The site sent an incorrect request (transaction id). Please contact the site." "§8";
    "4006" | "4014" | "5007" | "5008" | "6083" | "6091" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(인증 방식). 사이트에 문의해 주세요."
        "The site sent an incorrect request (kind of verification). Please contact the site." "§8";
    "6026" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(문자 내용). 사이트에 문의해 주세요."
        "The site sent an incorrect request (text of the message). Please contact the site." "§8";
    "6089" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(인증번호 구분). 사이트에 문의해 주세요."
        "The site sent an incorrect request (kind of code). Please contact the site." "§8";
    // The payload refuses an input that lacks a required field, so what is missing here the user did not forget.
    "4016" | "9998" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(빠진 항목). 사이트에 문의해 주세요."
        "The site sent an incorrect request (something is missing). Please contact the site." "§8";
    // Codes of the vendor's own window, which asks for carrier and consent itself; this library never opens it.
    "5020" | "5021" Config ContactSupport
        "사이트가 보낸 요청이 올바르지 않습니다(통신사와 약관 동의). 사이트에 문의해 주세요."
        "The site sent an incorrect request (carrier and consent). Please contact the site." "§8";
};
