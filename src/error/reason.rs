//! The reasons of errors that are not a provider's own code: one row for each, with its word, Korean and English.

use super::Lang;

macro_rules! reasons {
    ($($variant:ident $id:literal { $ko:literal $en:literal })*) => {
        /// Why, in one word that never changes, and in a sentence in both languages. No sentence has room for a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Reason { $(#[doc = $en] $variant,)* }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The words, in the same order.
            const IDS: &'static [&'static str] = &[$($id,)*];

            /// The word of this reason, as JavaScript sees it.
            pub const fn id(self) -> &'static str {
                Self::IDS[self as usize]
            }

            /// The reason of a word.
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                crate::words::find(Self::IDS, id).and_then(|index| Self::ALL.get(index).copied())
            }

            /// The sentence of this reason. The browser's module leaves them out: its JavaScript loads them by language.
            pub const fn text(self, lang: Lang) -> &'static str {
                match lang {
                    Lang::Ko => match self { $(Self::$variant => $ko,)* },
                    Lang::En => match self { $(Self::$variant => $en,)* },
                }
            }
        }
    };
}

/// By its word.
impl serde::Serialize for Reason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

reasons! {
    // Input
    Missing "missing" { "꼭 필요한 값입니다." "This value is required." }
    NotAllowed "notAllowed" { "이 방식에서는 쓰지 않는 값입니다." "This value is not used with this method." }
    UnknownField "unknownField" { "알 수 없는 항목입니다." "This field is not known." }
    NotText "notText" { "문자열이어야 합니다." "This must be a string." }
    NotObject "notObject" { "객체여야 합니다." "This must be an object." }
    NotListed "notListed" { "정해진 값 가운데 하나여야 합니다." "This must be one of the listed values." }
    BadName "badName" { "이름에 쓸 수 없는 문자가 있거나 100자를 넘습니다." "The name has more than 100 characters, or one that no name has." }
    BadPhone "badPhone" { "한국의 휴대폰 번호를 적어 주세요. 010 뒤에는 숫자 8자리, 011과 016~019 뒤에는 7~8자리가 옵니다." "Please give a Korean mobile number: 010 and 8 digits, or 011 or 016 to 019 and 7 or 8 digits." }
    BadReplyNumber "badReplyNumber" { "발신 번호는 숫자 8~12자리여야 합니다." "A reply number has 8 to 12 digits." }
    BadDate "badDate" { "실제로 있는 날짜를 네 자리 연도부터 적어 주세요(예: 19900101, 1990-01-01)." "Please give a real date, from a year of four digits on, such as 19900101 or 1990-01-01." }
    FutureDate "futureDate" { "아직 오지 않은 날짜입니다." "This date is in the future." }
    BadRegistNumber "badRegistNumber" { "주민등록번호 뒤 첫 자리는 1부터 8까지의 숫자 하나입니다." "The first digit of the back half is one digit from 1 to 8." }
    MessageTooLong "messageTooLong" { "문자 메시지가 통신사 허용 길이보다 깁니다." "The message is longer than the carriers allow." }
    BadMessage "badMessage" { "문자 메시지로 보낼 수 없는 글자가 있습니다." "The message holds characters that a text message cannot carry." }
    NoPlaceholder "noPlaceholder" { "문자 메시지에 인증번호 자리 [000000]이 있어야 합니다." "The message must hold the placeholder [000000]." }
    BadCode "badCode" { "받은 인증번호를 숫자로 빠짐없이 적어 주세요. 문자로 받은 번호는 여섯 자리입니다." "Please give all digits of the code that you received; one in a text message has six." }
    BadTxId "badTxId" { "거래 ID는 공백과 |가 없는 영문자, 숫자, 기호 20~49자여야 합니다." "A transaction id has 20 to 49 visible ASCII characters, and no |." }
    TooLong "tooLong" { "허용된 길이보다 깁니다." "This is longer than allowed." }
    NotJson "notJson" { "JSON으로 읽을 수 없습니다." "This cannot be read as JSON." }
    // Keys
    KeyNotSpki "keyNotSpki" { "공개키가 base64로 적은 SPKI 형식이 아닙니다." "The public key is not an SPKI in base64." }
    KeyNotRsa "keyNotRsa" { "RSA 공개키가 아닙니다." "The public key is not an RSA key." }
    KeySize "keySize" { "RSA 공개키는 2048비트 이상 4096비트 이하여야 합니다." "The RSA key must have 2048 to 4096 bits." }
    KeyExponent "keyExponent" { "RSA 공개키의 지수가 올바르지 않습니다." "The exponent of the RSA key is not acceptable." }
    KeyFileLocked "keyFileLocked" { "키 파일이 이 비밀번호로 열리지 않습니다." "The key file does not open with this password." }
    KeyFileCorrupt "keyFileCorrupt" { "키 파일이 손상되었거나 키 파일이 아닙니다." "The key file is damaged or is no key file." }
    // Settings
    BadUrl "badUrl" { "https 주소여야 합니다. http는 이 컴퓨터나 시험용 이름에만 쓸 수 있습니다." "This must be an https URL; http is for this machine and for test names only." }
    BadPrefix "badPrefix" { "영문자와 숫자 여덟 자 이내여야 합니다." "This must be at most 8 ASCII letters or digits." }
    BadSetting "badSetting" { "설정 값이 올바르지 않습니다." "This setting is not acceptable." }
    EmulatorKey "emulatorKey" { "에뮬레이터의 키는 실제 환경에서 쓸 수 없습니다." "A key of the emulator cannot be used with the real service." }
    MydataHost "mydataHost" { "마이데이터용 토스인증 서버는 호출 방식이 달라 지원하지 않습니다. cert.toss.im을 쓰세요." "Toss's server for MyData has calls of its own, which are not supported. Use cert.toss.im." }
    BadLifetime "badLifetime" { "1초 이상 1800초 이하의 정수여야 합니다." "This must be a whole number of seconds from 1 to 1800." }
    Unauthorized "unauthorized" { "인증 기관이 이 사이트의 클라이언트 ID나 비밀값을 받아들이지 않았습니다." "The provider did not accept this site's client id or secret." }
    // Flow
    NotNow "notNow" { "지금은 할 수 없는 단계입니다." "This step is not possible now." }
    Busy "busy" { "앞선 요청의 답을 기다리고 있습니다." "An earlier step is still on its way." }
    BadSnapshot "badSnapshot" { "저장된 진행 상태를 읽을 수 없습니다." "The stored flow cannot be read." }
    NotYet "notYet" { "아직 인증이 끝나지 않았습니다." "The verification is not finished yet." }
    Cancelled "cancelled" { "사용자가 취소했습니다." "The flow was cancelled." }
    FlowExpired "flowExpired" { "인증 시간이 지났습니다. 처음부터 다시 시작해 주세요." "The time for this verification is over. Please start again." }
    CodeExpired "codeExpired" { "인증번호 입력 시간이 지났습니다. 인증번호를 다시 받아 주세요." "The time to type this code is over. Please ask for a new one." }
    NoAttempts "noAttempts" { "입력 횟수를 모두 썼습니다. 처음부터 다시 시작해 주세요." "No attempts are left. Please start again." }
    NotRung "notRung" { "전화가 오지 않았다면 전화 차단 앱이나 수신 차단, 착신 전환, 해외 체류, 발신·수신 정지, 법인·선불 휴대폰인지 확인하고 전화를 다시 요청해 주세요." "If your phone has not rung, an app or a list that blocks calls, call forwarding, being abroad, a suspended line, or a company's or prepaid phone may be the cause. You can have it rung again." }
    NoResends "noResends" { "더 보낼 수 있는 횟수가 없습니다." "No resends are left." }
    StepMade "stepMade" { "이미 진행한 단계입니다. 처음부터 다시 시작해 주세요." "This step was made before. Please start again." }
    TooOften "tooOften" { "이 진행에서 할 수 있는 횟수를 모두 썼습니다. 처음부터 다시 시작해 주세요." "This flow has done this as often as it may. Please start again." }
    WindowBlocked "windowBlocked" { "브라우저가 인증 창을 막았습니다. 버튼을 눌러 다시 열어 주세요." "The browser blocked the window. Please open it again with a button." }
    WindowClosed "windowClosed" { "인증 창이 닫혔습니다. 인증을 마치지 않았다면 창을 다시 열어 주세요." "The window was closed. If you were not finished, please open it again." }
    // Network
    Unreachable "unreachable" { "서버에 연결하지 못했습니다. 잠시 후 다시 시도해 주세요." "The server could not be reached. Please try again." }
    Timeout "timeout" { "서버의 답이 늦습니다. 잠시 후 다시 시도해 주세요." "The server did not answer in time. Please try again." }
    BadAnswer "badAnswer" { "서버의 답을 읽을 수 없습니다." "The server's answer cannot be read." }
    // Trust
    Tampered "tampered" { "받은 자료의 무결성을 확인할 수 없습니다." "The data received does not verify." }
    UnknownAlgorithm "unknownAlgorithm" { "이 서명 방식은 확인할 수 없습니다." "This kind of signature cannot be checked." }
    OtherTransaction "otherTransaction" { "이 진행의 결과가 아닙니다." "The result does not belong to this flow." }
    ResultTooOld "resultTooOld" { "결과가 만들어진 지 10분이 넘었습니다." "The result is more than ten minutes old." }
    ResultInFuture "resultInFuture" { "결과의 시각이 이 서버의 시계보다 앞섭니다. 시계를 확인해 주세요." "The result is dated after this server's clock; check the clock." }
    ResultUsed "resultUsed" { "이미 쓴 결과입니다." "The result was used before." }
    NotPermitted "notPermitted" { "이 서비스가 허용하지 않은 방식입니다." "The service does not permit this method." }
    Rejected "rejected" { "인증 기관이 요청을 받아들이지 않았습니다." "The provider did not accept the request." }
    Bug "bug" { "내부 오류입니다." "Something inside went wrong." }
}

/// By its word: serde's errors are made of sentences.
impl core::fmt::Display for Reason {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.id())
    }
}

/// The reason of a check that has a whole error.
impl From<super::Error> for Reason {
    fn from(error: super::Error) -> Self {
        error.reason
    }
}
