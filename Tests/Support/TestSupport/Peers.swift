import Foundation

/// The real servers and clients that `Tests/Support/unpack-peers` lays below `.build/peers`.
package enum Peers {
  private static let folder = Project.root.appendingPathComponent(".build/peers")

  /// The path of something unpacked, such as `usr/sbin/exim4`.
  ///
  /// Without it the test fails, never skips: a test that quietly does nothing holds nothing.
  package static func require(_ relative: String) throws -> String {
    let complete = folder.appendingPathComponent("complete").path
    let path = folder.appendingPathComponent(relative).path
    guard FileManager.default.fileExists(atPath: complete), FileManager.default.fileExists(atPath: path)
    else { throw PeerError("\(relative) is missing: run make test, which unpacks the real servers") }
    return path
  }

  /// The folder for `LD_LIBRARY_PATH`.
  package static func libraries() throws -> String {
    try require("libraries")
  }
}
