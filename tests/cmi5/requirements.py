"""Every requirement of cmi5: which test covers it, or why none has to.

The strict LRS judges each request and statement of every session, so a rule that it knows is
covered by any session in which that rule has something to judge; ``test_rules.py`` shows that it
finds the breach. The texts are those of ``@cmi5/requirements``.
"""

from __future__ import annotations

from collections.abc import Mapping

SESSION = "test_in_lms.py::test_a_session_begins_and_ends_with_its_statements"
PASS = "test_in_lms.py::test_a_course_is_passed"
FAIL = "test_in_lms.py::test_failing_is_told_when_no_attempt_is_left"
ANSWERS = "test_in_lms.py::test_every_answer_is_told_in_the_form_of_its_type"
AGAIN = "test_in_lms.py::test_what_was_told_is_not_told_again"
MODES = "test_in_lms.py::test_nothing_is_recorded_where_nothing_counts"
STRUCTURE = "test_structure.py::test_the_structure_has_its_elements_in_order"
PACKAGE = "test_structure.py::test_every_course_is_a_package"

COVERED: Mapping[str, str] = {
    SESSION: """
        4.1.0.0-1 7.0.0.0-1 7.0.0.0-2 7.0.0.0-3 7.0.0.0-4 7.0.0.0-5 7.1.1.0-1 7.1.2.0-1
        8.1.1.0-2 8.1.1.0-3 8.1.2.0-3 8.1.2.0-4 8.1.2.0-5 8.1.3.0-2 8.1.3.0-3 8.1.4.0-2 8.1.4.0-3
        8.1.5.0-5 8.1.5.0-6 8.2.1.0-2 8.2.1.0-5 8.2.2.0-4 8.2.2.0-5
        9.1.0.0-1 9.2.0.0-1 9.2.0.0-2 9.2.0.0-3 9.3.0.0-1 9.3.0.0-2 9.3.0.0-4 9.3.0.0-5
        9.3.2.0-1 9.3.2.0-2 9.3.2.0-3 9.3.8.0-1 9.3.8.0-2 9.4.0.0-1 9.4.0.0-2 9.5.4.1-1
        9.6.0.0-1 9.6.1.0-1 9.6.2.0-1 9.6.2.1-1 9.6.2.2-2 9.6.3.1-4 9.7.0.0-1 9.7.0.0-2
        10.2.1.0-4 10.2.1.0-5 10.2.1.0-6 10.2.1.0-7 10.2.2.0-5 10.2.2.0-6
        11.0.0.0-1 11.0.0.0-3 11.0.0.0-4""",
    PASS: """
        9.3.3.0-1 9.3.4.0-1 9.3.4.0-2 9.5.1.0-1 9.5.1.0-2 9.5.1.0-3 9.5.2.0-1 9.5.2.0-3 9.5.3.0-1
        9.5.3.0-2 9.5.4.1-2 9.5.4.1-3 9.6.2.2-1 9.6.3.2-2 10.2.2.0-1 10.2.2.0-7""",
    FAIL: "9.3.5.0-1 9.3.5.0-2 9.5.2.0-2 9.5.4.1-4",
    ANSWERS: "7.1.3.0-1",
    AGAIN: "9.3.0.0-6 9.3.0.0-7 9.3.0.0-8 9.3.3.0-2 9.3.4.0-3",
    MODES: "10.2.2.0-2 10.2.2.0-3 10.2.2.0-8 10.2.2.0-9 10.2.2.0-10 10.2.2.0-11",
    "test_in_lms.py::test_a_second_attempt_may_pass": "9.3.0.0-3",
    "test_in_lms.py::test_passing_is_what_the_lms_says_it_is": "10.2.4.0-2",
    "test_in_lms.py::test_the_learner_goes_where_the_lms_wants_them": "10.2.6.0-1",
    "../runtime/cmi5.test.js::launch parameters are found in any order, decoded once": "8.1.0.0-7",
    "../runtime/cmi5.test.js::a learner's preferences are those of the agent, and a refusal is no "
    "error": "11.0.0.0-2",
    STRUCTURE: "4.4.0.0-1 4.4.0.0-2 8.1.0.0-6 13.1.4.0-2 13.2.0.0-1",
    PACKAGE: "3.0.0.0-1 13.1.4.0-1 14.1.0.0-1 14.1.0.0-2 14.1.0.0-3",
    "test_structure.py::test_a_course_has_no_sound_to_turn_off": "11.2.0.0-1",
}

DECIDED: Mapping[str, str] = {
    "11.0.0.0-5": "The player reads the preferences and never writes them.",
    "11.1.0.0-1": "The player reads the preferences and never writes them.",
    "11.1.0.0-2": "The player reads the preferences and never writes them.",
    "13.1.2.0-1": "A course structure of ours has no blocks.",
    "13.1.3.0-1": "A course structure of ours names no objectives.",
    "13.1.5.0-1": "A course structure of ours has no elements of a vendor.",
    "13.1.5.0-2": "A course structure of ours has no elements of a vendor.",
    "14.1.0.0-4": "All media of a course are in its package.",
    "14.2.0.0-1": "A course structure of ours is always in a zip file.",
}
"""Binds whoever makes a course, but not one made as ours are."""

LMS = """
    8.1.0.0-1 8.1.0.0-4 8.1.0.0-5 8.1.0.0-8 8.1.2.0-2 8.1.5.0-3 8.2.1.0-3 8.2.1.0-4 8.2.1.0-6
    8.2.2.0-2 8.2.2.0-3 8.2.3.0-1 8.2.3.2-1 9.3.7.0-2 9.3.9.0-4 9.3.9.0-8 9.5.4.2-1 9.5.4.2-2
    9.6.3.1-1 10.1.0.0-2 10.1.0.0-3 10.1.0.0-4 10.1.0.0-5 10.2.1.0-2 10.2.1.0-3 13.1.0.0-1
    13.1.4.0-3"""
"""Bind the LMS, though the text does not begin so; all other duties of LMSs name it."""
