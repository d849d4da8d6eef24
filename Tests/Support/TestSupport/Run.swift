import Foundation

/// Runs a program to its end, with pipes on all three standard descriptors.
package struct Run: Sendable {
  package let ending: ChildProcess.Ending
  package let output: [UInt8]
  package let errors: [UInt8]
  /// The most memory it held, in bytes, as seen at most ten milliseconds before its end.
  package let peakMemory: Int
  /// True when it was ended because its time was up.
  package let timedOut: Bool

  /// The exit status, or 128 and the number of the signal that ended it, as a shell says it.
  package var status: Int32 {
    switch ending {
    case .exit(let status): status
    case .signal(let signal): 128 + signal
    }
  }

  package var outputText: String { String(decoding: output, as: UTF8.self) }
  package var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// - Parameters:
  ///   - path: the program, as `Program.path("smtp-tutor")` or `/usr/bin/curl`.
  ///   - environment: replaces what is named in the environment of the tests; an empty text takes a name away.
  ///   - input: what it reads; then its standard input ends.
  ///   - limit: when it is over the program is ended, with everything it started.
  package static func program(
    _ path: String, _ arguments: [String] = [], environment: [String: String] = [:], input: [UInt8] = [],
    limit: Duration = .seconds(20)
  ) async throws -> Run {
    let own = ["XDG_CONFIG_HOME": Program.configurationFolder].merging(environment) { $1 }
    let merged = ProcessInfo.processInfo.environment.merging(own) { $1 }.filter { !$1.isEmpty }
    // On a thread of its own, since the tests share very few.
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result {
            var running = try RunningProgram(path, arguments, environment: merged, input: input)
            return running.finish(within: limit)
          })
      }
    }
  }
}
