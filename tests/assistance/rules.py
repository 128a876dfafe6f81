"""Rules of a country that is nowhere."""

TWO_LIMITS = """
name: demo_country
country: ZZ
version: "2026"
title: {en: "Rules of a DEMO country"}
source: DEMO regulation 7 of 2026, articles 3 and 4
order: [crisis_intervention, identification, referral, reception, case_planning, assessment, recovery, reintegration,
        follow_up, closure]
limits:
  - name: decide
    step: identification
    days: 20
    words: {en: "Is it decided?", km: "តើបានសម្រេចហើយឬនៅ?"}
    source: article 3
  - name: bed
    step: reception
    hours: 36
    words: {en: "Is there a bed of their own?"}
    source: article 4
follow_up: {after: reintegration, times: [{days: 30}, {months: 3}, {months: 12}], source: article 9}
alarm: {minutes: 20, source: article 10}
"""
