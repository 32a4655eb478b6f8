import pytest

from resolve.marked import are_same

SAME = [
    # people
    ("person", "Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("person", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
    ("person", "Volodymyr Zelensky", "VOLODYMYR ZELENSKY"),
    ("person", "Kim Yong Hyun", "Kim Yong-hyun"),
    ("person", "Kim Yong-hyun", "Kim Yonghyun"),
    ("person", "Alexander Lukashenko", "Alexander Lukashenka"),
    ("person", "Sergei Shoigu", "Sergey Shoigu"),
    ("person", "Andriy Kovalenko", "Andrii Kovalenko"),
    ("person", "Dmitry Peskov", "Dmitri Peskov"),
    ("person", "Recep Tayyip Erdogan", "Recep Tayyip Erdoğan"),
    ("person", "Recep Tayyip Erdoğan", "Recep Erdogan"),
    ("person", "George W. Bush", "George Bush"),
    ("person", "Emmanuel Macron", "Emmanuel Macron’s"),
    ("person", "President Emmanuel Macron", "Emmanuel Macron"),
    ("person", "Gen. Mark Milley", "Mark Milley"),
    ("person", "Ursula von der Leyen", "Ursula Von Der Leyen"),
    ("person", "Sinead O'Connor", "Sinéad O’Connor"),
    ("person", "Mr John Smith", "John Smith"),
    ("person", "Joseph Biden", "Joe Biden"),
    ("person", "Martin Luther King Jr.", "Martin Luther King Jr"),
    ("person", "Defence Minister John Healey", "John Healey"),
    # organisations
    ("organization", "UK Defence Ministry", "Britain's Ministry of Defence"),
    ("organization", "British Ministry of Defense", "Britain’s Ministry of Defence"),
    ("organization", "UK Defence Ministry", "U.K. Ministry of Defense"),
    ("organization", "South Korea's military intelligence agency", "the South Korean military intelligence"),
    ("organization", "British Government", "UK government"),
    ("organization", "Ministry of Defence of the Russian Federation", "Russian Defense Ministry"),
    ("organization", "Russian Ministry of Foreign Affairs", "Ministry of Foreign Affairs of Russia"),
    (
        "organization",
        "Ukrainian Center for Countering Disinformation",
        "Ukraine's Centre for Countering Disinformation",
    ),
    ("organization", "Ukrainian security service", "Security Service of Ukraine"),
    ("organization", "EU", "European Union"),
    ("organization", "E.U.", "EU"),
    ("organization", "UN", "United Nations"),
    ("organization", "U.N.", "the United Nations"),
    ("organization", "WHO", "World Health Organization"),
    ("organization", "IAEA", "International Atomic Energy Agency"),
    ("organization", "African Union", "AU"),
    ("organization", "G7", "Group of Seven"),
    ("organization", "Pentagon", "US Defense Department"),
    ("organization", "Pentagon", "U.S. Department of Defense"),
    ("organization", "State Department", "US State Department"),
    ("organization", "Apple Inc.", "Apple"),
    ("organization", "Johnson & Johnson", "Johnson and Johnson"),
    ("organization", "World Food Program", "World Food Programme"),
    ("organization", "Rand Corp", "RAND Corp."),
    ("organization", "Brookings Institution", "the Brookings Institution"),
    # countries
    ("place", "DPRK", "North Korea"),
    ("organization", "DPRK", "Democratic People's Republic of Korea"),
    ("place", "Russia", "Russian Federation"),
    ("place", "UK", "United Kingdom"),
    ("place", "U.K.", "Britain"),
    ("place", "Great Britain", "Britain"),
    ("place", "US", "U.S."),
    ("place", "USA", "America"),
    ("place", "United States of America", "the United States"),
    ("place", "ROK", "South Korea"),
    ("place", "Republic of Korea", "South Korea"),
    ("place", "PRC", "China"),
    ("place", "UAE", "United Arab Emirates"),
    ("place", "Holland", "the Netherlands"),
    ("place", "Burma", "Myanmar"),
    ("place", "Türkiye", "Turkey"),
    ("place", "Côte d’Ivoire", "Ivory Coast"),
    ("place", "Czech Republic", "Czechia"),
    ("place", "UKRAINE", "Ukraine"),
    # regions
    ("place", "Kursk region", "Kursk"),
    ("other", "Kursk Oblast", "Kursk region"),
    ("place", "Russia's Kursk region", "Kursk"),
    ("place", "Kherson Oblast", "Kherson"),
    ("place", "Guangdong Province", "Guangdong"),
    ("place", "Governorate of Aleppo", "Aleppo"),
    ("place", "Kyōto prefecture", "Kyoto"),
]

DIFFERENT = [
    # people
    ("person", "Joe Biden", "Hunter Biden"),
    ("person", "Kim Jong Un", "Kim Jong Il"),
    ("person", "Kim Jong Un", "Kim Yo Jong"),
    ("person", "Boris Johnson", "Boris Johnston"),
    ("person", "John Peterson", "John Petersen"),
    ("person", "Chen Xiaoming", "Chen Xiaomeng"),
    ("person", "Christina Smith", "Christine Smith"),
    ("person", "John A. Smith", "John B. Smith"),
    ("person", "Robert Kennedy", "Robert Kennedy Jr."),
    ("person", "J. Powell", "Jerome Powell"),
    ("person", "Powell", "Jerome Powell"),
    ("person", "Smith", "Smith"),
    ("person", "Prime Minister", "Prime Minister"),
    ("person", "Ann Lee", "An Lee"),
    # organisations
    ("organization", "UK Defence Ministry", "Russian Defence Ministry"),
    ("organization", "UK Defence Ministry", "UK Foreign Ministry"),
    ("organization", "Ministry of Defence", "Ministry of Defence"),
    ("organization", "South Korean military", "South Korean military intelligence"),
    ("organization", "US Air Force", "US Air Force Academy"),
    ("organization", "Bank of America", "US Bank"),
    ("organization", "University of York", "York University"),
    ("organization", "Green Party", "Green Party of Ontario"),
    ("organization", "EU", "European Commission"),
    ("organization", "WHO", "WTO"),
    ("organization", "UN", "UN Security Council"),
    ("organization", "NIS", "National Intelligence Service"),
    ("organization", "Russian and Ukrainian forces", "Russian forces"),
    # countries
    ("place", "Niger", "Nigeria"),
    ("organization", "Niger", "Nigeria"),
    ("place", "Iran", "Iraq"),
    ("place", "North Korea", "South Korea"),
    ("place", "Austria", "Australia"),
    ("place", "Slovakia", "Slovenia"),
    ("place", "Dominica", "Dominican Republic"),
    ("place", "Guinea", "Guinea-Bissau"),
    ("place", "Republic of the Congo", "Democratic Republic of the Congo"),
    ("place", "Ireland", "Northern Ireland"),
    ("place", "Mali", "Malawi"),
    ("group", "Ukrainians", "Ukraine"),
    # regions
    ("place", "Moscow region", "Moscow"),
    ("place", "Kursk region", "Kherson region"),
    ("place", "New York", "York"),
    ("place", "Kursk region", "Kurskaya"),
]


@pytest.mark.parametrize(("kind", "left", "right"), SAME)
def test_same(kind: str, left: str, right: str) -> None:
    """Two names of one thing in two articles are one entity."""
    assert are_same(left, right, kind)


@pytest.mark.parametrize(("kind", "left", "right"), DIFFERENT)
def test_different(kind: str, left: str, right: str) -> None:
    """Names of two things, or such as may be two, stay two entities."""
    assert not are_same(left, right, kind)
