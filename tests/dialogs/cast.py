"""Who speaks with the desk in these tests, and the case that they open."""

FOCAL = "demo-ses-focal-point"
LEAD = "demo-co-lead"
RR = "demo-resident-representative"
OUTSIDER = "demo-colleague-elsewhere"
OPENING = {
    "reference": "DEMO-0001",
    "project": "Demo Wetlands Restoration",
    "registered": "2024-05-27",
    "country": "Demo Country",
    "office": "demo-country-office",
    "vertical_fund": "yes",
    "environmental": "no",
    "confidential": "no",
    "tracks": "secu",
}
