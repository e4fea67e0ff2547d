"""The course's types: the allowed contents of `data/` and `quizzes/`, field by field, one module per kind of file.

The fields' descriptions are also what an author reads: the JSON Schemas in `schemas/` are generated from here. Rules
that need more than one object (does this section exist?) are in `course/checks/`. Terms follow IMS QTI (assessment),
CSL (references), iCalendar (dates) and schema.org (metadata).
"""

from __future__ import annotations

from course.model.before_and_after import BeforeAndAfter
from course.model.case import Case
from course.model.chart import CHART_SHAPES, Chart, ChartKind
from course.model.codebook import Code, Codebook
from course.model.course_facts import CourseFacts, CourseFile, Objective
from course.model.dated_facts import DatedFact, DatedFacts
from course.model.diagnosis import Diagnosis
from course.model.document import Document, DocumentField, DocumentPart
from course.model.edition import Edition, PastEdition, Schedule
from course.model.example_plan import ExamplePlan
from course.model.figure import Figure
from course.model.glossary import Glossary, Term
from course.model.inbox import Inbox, MessageKind
from course.model.menu import Menu, MenuEntry
from course.model.moderation_log import ModerationLog
from course.model.network import Network, Networks
from course.model.norm import Norm, Norms
from course.model.palette import Palette
from course.model.plan import Plan, PlanField, PlanSection
from course.model.plan_review import PlanReview
from course.model.policy import Policy, PolicyElement
from course.model.programme import Heading, Programme, Tema, fold_heading
from course.model.question import Question, Quiz
from course.model.response import MessageAction, Response, ResponseBank
from course.model.search_guide import SearchGuide
from course.model.session import Session, SessionPlan
from course.model.session_guide import SessionGuide
from course.model.thread import Thread
from course.model.timeline import Timeline, TimelineEvent, TimelineLane, TimelinePeriod
from course.model.toolbox import Tool, Toolbox, ToolGroup
from course.model.town import Town, TownAccount, TownPerson, TownPlace
from course.model.triage import Triage, TriageOption, TriageOutcome, TriageStep

__all__ = [
    "CHART_SHAPES",
    "BeforeAndAfter",
    "Case",
    "Chart",
    "ChartKind",
    "Code",
    "Codebook",
    "CourseFacts",
    "CourseFile",
    "DatedFact",
    "DatedFacts",
    "Diagnosis",
    "Document",
    "DocumentField",
    "DocumentPart",
    "Edition",
    "ExamplePlan",
    "Figure",
    "Glossary",
    "Heading",
    "Inbox",
    "Menu",
    "MenuEntry",
    "MessageAction",
    "MessageKind",
    "ModerationLog",
    "Network",
    "Networks",
    "Norm",
    "Norms",
    "Objective",
    "Palette",
    "PastEdition",
    "Plan",
    "PlanField",
    "PlanReview",
    "PlanSection",
    "Policy",
    "PolicyElement",
    "Programme",
    "Question",
    "Quiz",
    "Response",
    "ResponseBank",
    "Schedule",
    "SearchGuide",
    "Session",
    "SessionGuide",
    "SessionPlan",
    "Tema",
    "Term",
    "Thread",
    "Timeline",
    "TimelineEvent",
    "TimelineLane",
    "TimelinePeriod",
    "Tool",
    "ToolGroup",
    "Toolbox",
    "Town",
    "TownAccount",
    "TownPerson",
    "TownPlace",
    "Triage",
    "TriageOption",
    "TriageOutcome",
    "TriageStep",
    "fold_heading",
]
