import Foundation
import Synchronization

/// The world that `check` is tried on: a DNS with signed zones of its own, mail servers and a web server on the loopback, made
/// and served by Tests/Support/check-world. One serves all tests of a run.
package final class CheckWorld: Sendable {
  /// Of the resolver that validates, of one that takes the signatures away, and of one that never answers.
  package let dns, strip, silent: Int
  /// Where every mail server listens in place of 25, and the web server in place of 443.
  package let mail, web: Int
  /// The key of its root, the key of another root, and the certificate of its authority: files.
  package let anchor, oldAnchor, authority: String

  private let process: PeerProcess
  private let folder: TemporaryFolder

  /// The options that lead a program into it.
  package var options: [String] {
    [
      "--resolver", "127.0.0.1:\(dns)", "--trust-anchor", anchor, "--ca-file", authority, "--connect-to",
      ":25::\(mail)",
      "--connect-to", ":443::\(web)",
    ]
  }

  private static let known = Mutex<CheckWorld?>(nil)

  /// Waits until it answers; it is started by the first who asks, and ends with the tests.
  package static func shared() throws -> CheckWorld {
    try known.withLock { known in
      if let known { return known }
      let made = try CheckWorld()
      known = made
      // Whoever is left to hold it then is this alone, and its folder goes too.
      atexit {
        CheckWorld.known.withLock { known in
          known?.process.stop(SIGTERM)
          known = nil
        }
      }
      return made
    }
  }

  private struct Facts: Decodable {
    let dns, strip, silent, mail, web: Int
    let anchor, oldAnchor, ca: String
  }

  private init() throws {
    _ = try Peers.require("usr/sbin/unbound")
    let peers = URL(fileURLWithPath: try Peers.require("complete")).deletingLastPathComponent().path
    folder = try TemporaryFolder("check-world")
    let log = folder.file("log")
    process = try PeerProcess(
      "/usr/bin/env",
      ["python3", Project.path("Tests/Support/check-world/check-world.py"), peers, folder.file("world")],
      environment: ProcessInfo.processInfo.environment, log: log)
    var said = ""
    for _ in 0..<600 {
      said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      if said.contains("smtp-tutor check") || said.contains("check-world:") || said.contains("Traceback") { break }
      usleep(100_000)
    }
    guard let line = said.split(separator: "\n").first, line.hasPrefix("{") else {
      throw PeerError("the world of check did not start: \(said.suffix(2_000))")
    }
    let facts = try JSONDecoder().decode(Facts.self, from: Data(line.utf8))
    (dns, strip, silent, mail, web) = (facts.dns, facts.strip, facts.silent, facts.mail, facts.web)
    (anchor, oldAnchor, authority) = (facts.anchor, facts.oldAnchor, facts.ca)
  }
}
