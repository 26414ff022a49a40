"""Processes, and what they take."""

import dataclasses
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time


class Failure(Exception):
    """Why something could not be measured, in one line."""


class Absent(Failure):
    """Why something was not even tried."""


@dataclasses.dataclass
class Run:
    seconds: float
    cpu: float  # seconds, of all its threads and of the processes it started
    peak: float  # MB
    output: bytes


def say(text):
    print(text, file=sys.stderr, flush=True)


def last_line(file):
    file.seek(0)
    lines = file.read().decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else "it says nothing"


def run(command, fine=(0,), **options):
    """Runs it to its end. The peak is never less than this process's own: the kernel counts what a
    process was before it became another program, so what takes memory here is done apart()."""
    with tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        try:
            child = subprocess.Popen([str(word) for word in command], stdout=subprocess.PIPE,
                                     stderr=errors, stdin=subprocess.DEVNULL, **options)
        except OSError as error:
            raise Failure(f"{command[0]}: {error.strerror}") from error
        with child.stdout:
            output = child.stdout.read()
        try:
            _, status, usage = os.wait4(child.pid, 0)
        except BaseException:
            child.kill()
            raise
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in fine:
            name = os.path.basename(str(command[0]))
            raise Failure(f"{name} ended with {ending(child.returncode)}: {last_line(errors)}")
        return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output)


def ending(code):
    return str(code) if code >= 0 else signal.Signals(-code).name


def report_fault(faults, function, arguments):
    try:
        function(*arguments)
    except Exception as error:  # whatever it is, it is told by the process that started this one
        faults.send(str(error) or type(error).__name__)
        raise SystemExit(1) from error


def apart(function, *arguments):
    """Runs a function in a process of its own, so that what it takes of memory is not ours."""
    context = multiprocessing.get_context("fork")
    heard, told = context.Pipe(duplex=False)
    child = context.Process(target=report_fault, args=(told, function, arguments))
    child.start()
    told.close()
    child.join()
    if child.exitcode != 0:
        raise Failure(heard.recv() if heard.poll() else f"{function.__name__}: {ending(child.exitcode)}")
