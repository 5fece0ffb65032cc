"""`matcher cache`: what is kept of files that were parsed before."""

import click

from matcher.errors import InputError


@click.group("cache")
def cache_group() -> None:
    """Look at, or remove, what is kept of files that were parsed before.

    It holds what was understood of resumes, so it is personal data; only you can read it.
    """


@cache_group.command("info")
def info_command() -> None:
    """Say where it is, how much it holds, and for how long."""
    from matcher.batch.cache import KEPT_DAYS, Cache, cache_path, files_of

    path = cache_path()
    if not path.exists():
        click.echo(f"nothing is kept; it would be in {path.parent}")
        return
    with Cache(path) as cache:
        info = cache.info()
    size = sum(file.stat().st_size for file in files_of(path))
    click.echo(f"{path}")
    click.echo(
        f"{info.entries} entries, {size / 1e6:.1f} MB; {info.files} files known by size and time"
    )
    click.echo(
        f"the oldest was used {info.days} days ago; what no run uses for {KEPT_DAYS} days is removed"
    )


@cache_group.command("clear")
def clear_command() -> None:
    """Remove all of it; runs that are finished keep their own files."""
    from matcher.batch.cache import cache_path, remove

    path = cache_path()
    try:
        remove(path)
    except OSError as fault:
        raise InputError(f"{path} cannot be removed ({fault.strerror})") from None
    click.echo(f"{path} is empty")
