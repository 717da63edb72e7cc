"""How does long work get done? One table of jobs, and whoever works them off."""

from finder.jobs.forgetting import forget_files
from finder.jobs.queue import (
    Ask,
    JobCount,
    JobEndedError,
    JobView,
    Kind,
    cancel,
    claim,
    count,
    enqueue,
    fail,
    finish,
    others_wait,
    read_job,
    read_jobs,
)
from finder.jobs.running import JobFailedError, Report, StoppedError, run_next

__all__ = [
    "Ask",
    "JobCount",
    "JobEndedError",
    "JobFailedError",
    "JobView",
    "Kind",
    "Report",
    "StoppedError",
    "cancel",
    "claim",
    "count",
    "enqueue",
    "fail",
    "finish",
    "forget_files",
    "others_wait",
    "read_job",
    "read_jobs",
    "run_next",
]
