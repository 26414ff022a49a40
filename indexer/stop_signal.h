#pragma once

namespace chancery {

/// From here on SIGTERM and SIGINT do not end the process but are noted.
void note_stop_signals();

/// The first of them that came; 0 if none has.
int stop_signal();

/// Ends the process by `signal`, so that who started it sees by what it ended.
[[noreturn]] void end_by(int signal);

}  // namespace chancery
