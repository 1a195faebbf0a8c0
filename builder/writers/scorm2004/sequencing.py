"""What an LMS must know to start the one SCO and to leave its results alone.

* Flow is on, or an LMS that sequences strictly delivers nothing and shows an empty menu. Flow
  brings the LMS's own buttons »continue« and »previous«, which here only lead out of the course, so
  these two are hidden; the ways to leave stay.
* The content sets completion and objective itself. Without this SuccessFactors completes whatever
  a learner closes (SAP KBAs 2458835 and 3403728).
* There is no primary objective with ``minNormalizedMeasure``, and so no ``scaled_passing_score``.
  An LMS that honours it says »failed« as soon as a score is lower, although the course reports that
  only once no attempt is left, and ILIAS then fails the whole object; Moodle never evaluates it.
  The course knows its pass mark and sets ``success_status`` in every LMS alike.
* There is no ``completionThreshold``: with one, Moodle turns »completed« back into »incomplete«.
"""

from __future__ import annotations

from lxml import etree

from builder.writers.edition import Edition

_HIDDEN = ("previous", "continue")


def add_sequencing(edition: Edition, root: etree._Element) -> None:
    """Adds to the organization and to its item, behind their titles."""
    for item in root.iter(edition.tag("item")):
        rules = etree.SubElement(item, edition.tag("sequencing", "imsss"))
        controls = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
        etree.SubElement(rules, edition.tag("deliveryControls", "imsss"), controls)
        presentation = etree.SubElement(item, edition.tag("presentation", "adlnav"))
        interface = etree.SubElement(presentation, edition.tag("navigationInterface", "adlnav"))
        for button in _HIDDEN:
            etree.SubElement(interface, edition.tag("hideLMSUI", "adlnav")).text = button
    for organization in root.iter(edition.tag("organization")):
        rules = etree.SubElement(organization, edition.tag("sequencing", "imsss"))
        etree.SubElement(rules, edition.tag("controlMode", "imsss"), choice="true", flow="true")
