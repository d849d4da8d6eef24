import Foundation

/// One started program: its process id, how to end it, how it ended.
///
/// It runs in a process group of its own, so that ending it ends what it started too.
package struct ChildProcess: Sendable {
  let id: pid_t

  /// Starts a program with the given descriptors as its standard input, output and error.
  package static func start(
    _ path: String, _ arguments: [String] = [], environment: [String: String],
    input: Int32, output: Int32, error: Int32
  ) throws -> ChildProcess {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, source) in zip([0, 1, 2] as [Int32], [input, output, error]) {
      posix_spawn_file_actions_adddup2(&actions, source, target)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigfillset(&defaults)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    var argv: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var id: pid_t = 0
    let failure = Descriptors.undisturbed {
      posix_spawn(&id, path, &actions, &attributes, &argv, &envp)
    }
    guard failure == 0 else { throw PeerError("\(path): \(String(cString: strerror(failure)))") }
    return ChildProcess(id: id)
  }

  /// How it ended, or nil while it runs. To be asked until it says, then never again.
  package func ended() -> Ending? {
    var status: Int32 = 0
    guard wait4(id, &status, WNOHANG, nil) == id else { return nil }
    let signal = status & 0x7f
    return signal == 0 ? .exit((status >> 8) & 0xff) : .signal(signal)
  }

  /// Ends it and everything it started.
  package func end() {
    kill(-id, SIGKILL)
  }

  /// The most memory it has held so far, in bytes; 0 once it is gone.
  ///
  /// Read from /proc, since the figure `wait4` gives begins with that of the program which started it.
  package func peakMemory() -> Int {
    guard let status = FileManager.default.contents(atPath: "/proc/\(id)/status") else { return 0 }
    for line in String(decoding: status, as: UTF8.self).split(separator: "\n") where line.hasPrefix("VmHWM:") {
      return (Int(line.filter(\.isNumber)) ?? 0) * 1024
    }
    return 0
  }

  package enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }
}
