import Foundation

/// Finds a program this package builds.
package enum Program {
  /// The path of a built product. SwiftPM lays products beside the test program itself.
  package static func path(_ name: String) -> String {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appendingPathComponent(name).path
  }
}
