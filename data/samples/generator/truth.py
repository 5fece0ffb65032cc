"""What a reader of the sample resumes should find, for `data/gold/samples_truth.jsonl`."""

from typing import Any

from generator.people import Person
from generator.periods import union_months

NO_DEGREE = "none"


def truth(person: Person) -> dict[str, Any]:
    """Return what stands in the person's resume, with months counted at the as-of date.

    ``skill_months`` holds, by taxonomy id, the calendar months covered by the jobs whose text
    shows the skill, whatever the kind of job. Skills shown only in a list are not in it.
    """
    work = [job for job in person.jobs if job.kind != "internship"]
    shown = sorted({skill for job in person.jobs for skill in job.skills})
    return {
        "file": person.file,
        "name": person.name,
        "emails": [person.email],
        "roles": [
            {
                "title": job.title,
                "employer": job.employer,
                "start": job.period.start,
                "end": job.period.end,
                "kind": job.kind,
            }
            for job in person.jobs
        ],
        "degrees": [
            {
                "degree": study.degree,
                "level": study.level,
                "field": study.field or None,
                "status": study.status,
            }
            for study in person.studies
            if study.level != NO_DEGREE
        ],
        "certifications": list(person.certifications),
        "experience_months": union_months(job.period for job in work),
        "experience_months_with_internships": union_months(job.period for job in person.jobs),
        "skill_months": {
            skill: union_months(job.period for job in person.jobs if skill in job.skills)
            for skill in shown
        },
        "hidden_text": bool(person.hidden),
    }
