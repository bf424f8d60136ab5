"""Where the bot's token may go."""

import pytest

from bot.teams.door.hosts import is_microsoft, is_microsoft_or_loopback

GOOD = (
    "https://smba.trafficmanager.net/emea/",
    "https://smba.trafficmanager.net/amer-client-ss.msg/",
    "https://smba.trafficmanager.net/teams/7e4a47aa-0000-4000-8000-000000007e4a/",
    "https://smba.trafficmanager.net",
    "https://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net:443/emea/",
    "https://SMBA.TrafficManager.NET/emea/",
    "HTTPS://smba.trafficmanager.net/emea/",
    "https://smba.onyx.prod.teams.trafficmanager.net",
    "https://smba.infra.gcc.teams.microsoft.com/gcc",
    "https://teams.microsoft.com/emea/",
    "https://skype.botframework.com",
    "https://api.botframework.com/",
    "https://botframework.com/",
)
BAD = (
    "",
    "https://",
    "https:///emea/",
    "smba.trafficmanager.net/emea/",
    "//smba.trafficmanager.net/emea/",
    # Not https.
    "http://smba.trafficmanager.net/emea/",
    "ftp://smba.trafficmanager.net/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https:smba.trafficmanager.net",
    "https:/smba.trafficmanager.net/",
    # Names that only look like it.
    "https://evil.example/",
    "https://evil.example/smba.trafficmanager.net",
    "https://smba.trafficmanager.net.evil.example/",
    "https://evilsmba.trafficmanager.net/",
    "https://attacker.trafficmanager.net/",
    "https://evil.smba.trafficmanager.net/",  # Anybody may rent such a name.
    "https://trafficmanager.net/",
    "https://evilbotframework.com/",
    "https://botframework.com.evil.example/",
    "https://botframework.co/",
    "https://microsoft.com/",
    "https://login.microsoftonline.com/",
    "https://evil.sharepoint.com/",
    "https://evil.blob.core.windows.net/",
    "https://botframework.azure.us/",  # Of another cloud.
    # Read in one way by one program, in another by the next.
    "https://smba.trafficmanager.net@evil.example/",
    "https://smba.trafficmanager.net:443@evil.example/",
    "https://user@smba.trafficmanager.net/",
    "https://user:password@smba.trafficmanager.net/",
    "https://@smba.trafficmanager.net/",
    "https://evil.example\\@smba.trafficmanager.net/",
    "https://evil.example\\.smba.trafficmanager.net/",
    "https:\\\\smba.trafficmanager.net\\emea",
    "https://evil.example#@smba.trafficmanager.net/",
    "https://evil.example?@smba.trafficmanager.net/",
    "https://smba.trafficmanager.net#evil",
    "https://smba.trafficmanager.net?to=evil",
    "https://smba.trafficmanager.net/emea/?to=evil",
    "https://smba.trafficmanager.net/emea/#evil",
    "https://smba.trafficmanager.net/%2e%2e/",
    "https://smba.trafficmanager.net%2eevil.example/",
    "https://smba%2etrafficmanager.net/",
    "https://smba.trafficmanager.net./emea/",
    "https://smba..trafficmanager.net/",
    "https://.botframework.com/",
    "https://-.botframework.com/",
    "https://smba.trafficmanager.net:8443/",
    "https://smba.trafficmanager.net:80/",
    "https://smba.trafficmanager.net:/",
    "https://smba.trafficmanager.net:443:443/",
    " https://smba.trafficmanager.net/",
    "https://smba.trafficmanager.net/ ",
    "https://smba.trafficmanager.net/\n",
    "https://smba.traffic\tmanager.net/",
    "https://smba.trafficmanager.net/\r\nHost: evil.example",
    "https://smba.trafficmanager.net\x00.evil.example/",
    # Letters of other alphabets, and such as become dots, slashes or Latin letters.
    "https://ѕmba.trafficmanager.net/",  # noqa: RUF001 - the point of it.
    "https://smba.trafficmanager。net/",
    "https://smba.trafficmanager.net／.evil.example/",  # noqa: RUF001
    "https://ſmba.trafficmanager.net/",  # noqa: RUF001
    "https://smba.trafficmanager.net/é",
    # Addresses instead of names.
    "https://127.0.0.1/",
    "https://10.0.0.1/",
    "https://169.254.169.254/metadata/identity/oauth2/token",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://localhost/",
    "https://smba.trafficmanager.net/" + "a" * 500,
    "https://" + "a." * 300 + "botframework.com/",
)
HERE = (
    "http://localhost:56150/_connector",
    "http://127.0.0.1:3978/",
    "http://[::1]:3978",
    "https://localhost/",
)
NOT_HERE = (
    "http://localhost.evil.example/",
    "http://evil.example/",
    "http://127.0.0.1.evil.example/",
    "http://127.0.0.1@evil.example/",
    "http://127.0.0.1:3978@evil.example/",
    "http://0.0.0.0:3978/",
    "http://10.0.0.1:3978/",
    "ftp://localhost/",
    "http://smba.trafficmanager.net/",
)


@pytest.mark.parametrize("url", GOOD)
def test_microsofts_hosts_are_known(url: str) -> None:
    assert is_microsoft(url)


@pytest.mark.parametrize("url", BAD)
def test_no_other_address_gets_the_token(url: str) -> None:
    assert not is_microsoft(url)


@pytest.mark.parametrize("url", HERE)
def test_this_machine_is_trusted_in_development_only(url: str) -> None:
    assert is_microsoft_or_loopback(url)
    assert not is_microsoft(url)


@pytest.mark.parametrize("url", NOT_HERE)
def test_development_trusts_no_other_machine(url: str) -> None:
    assert not is_microsoft_or_loopback(url)


def test_development_still_trusts_microsoft() -> None:
    assert all(is_microsoft_or_loopback(url) for url in GOOD)
