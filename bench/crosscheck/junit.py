"""Reads a gate's JUnit XML as a CI service does, and checks that its totals are those of its cases.

usage: junit.py FILE     needs junitparser

Prints the number of cases by outcome: `passed failed skipped`.
"""

import sys

from junitparser import Failure, JUnitXml, Skipped

document = JUnitXml.fromfile(sys.argv[1])
outcomes = {"passed": 0, "failed": 0, "skipped": 0}
for suite in document:
    own = {"passed": 0, "failed": 0, "skipped": 0}
    for case in suite:
        assert case.name and case.classname, case
        kinds = [type(result) for result in case.result]
        outcome = "failed" if Failure in kinds else "skipped" if Skipped in kinds else "passed"
        own[outcome] += 1
    assert (suite.tests, suite.failures, suite.skipped) == (
        sum(own.values()),
        own["failed"],
        own["skipped"],
    ), suite.name
    outcomes = {name: outcomes[name] + own[name] for name in own}
assert document.tests == sum(outcomes.values())
assert document.failures == outcomes["failed"]
print(*outcomes.values())
