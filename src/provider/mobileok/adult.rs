//! Adult checks: the two laws that a page can ask by (section 5.1), and what each says of a birthday.

#[cfg(feature = "proxy")]
use crate::flow::identity::Ages;
use crate::words;

words! {
    /// The law that an adult check asks by.
    pub AdultLaw {
        /// The Civil Act (민법), usageCode 01016: nineteen years of age.
        Civil = "civil",
        /// The Youth Protection Act (청소년 보호법), usageCode 01026: from the first of January of the year of that birthday.
        Youth = "youth",
    }
}

impl AdultLaw {
    /// The law of a usageCode; none of those that check nobody's age.
    #[cfg(any(feature = "client", feature = "proxy"))]
    pub(super) fn of_usage(code: &str) -> Option<Self> {
        match code {
            "01016" => Some(Self::Civil),
            "01026" => Some(Self::Youth),
            _ => None,
        }
    }
}

/// The age of both laws, in years.
#[cfg(feature = "proxy")]
const AGE: u32 = 19;

#[cfg(feature = "proxy")]
impl Ages {
    /// The answers for somebody of this birthday on this day, both as `yyyyMMdd`. Nothing if the birthday is none.
    pub(super) fn of(birthday: &str, today: &str) -> Option<Self> {
        let year: u32 = birthday.get(..4)?.parse().ok().filter(|_| crate::format::seoul::is_date(birthday))?;
        // One born on 29 February comes of age when the 28th is over, as a comparison of these texts says too.
        let civil = format!("{:04}{}", year + AGE, &birthday[4..]);
        let youth = format!("{:04}0101", year + AGE);
        Some(Self { civil: today >= civil.as_str(), youth: today >= youth.as_str() })
    }

    /// The answer by one law.
    const fn by(self, law: AdultLaw) -> bool {
        match law {
            AdultLaw::Civil => self.civil,
            AdultLaw::Youth => self.youth,
        }
    }

    /// The law that a check asked by. The page says it and nobody vouches for that; but where the two laws differ, the provider's
    /// answer fits only one of them.
    pub(super) fn law(self, said: Option<AdultLaw>, is_adult: bool) -> Option<AdultLaw> {
        let fits = |law: &AdultLaw| self.by(*law) == is_adult;
        match (fits(&AdultLaw::Civil), fits(&AdultLaw::Youth)) {
            (true, false) => Some(AdultLaw::Civil),
            (false, true) => Some(AdultLaw::Youth),
            _ => said,
        }
    }
}
