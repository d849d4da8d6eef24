import Foundation
import Synchronization

/// Makes descriptors that no started program inherits.
///
/// A pipe inherited by mistake never comes to its end. Swift does not see `pipe2` and `accept4`, so between the making
/// and the marking no program may be started: both happen under one lock.
enum Descriptors {
  private static let lock = Mutex(())

  static func undisturbed<Result>(_ body: () throws -> sending Result) rethrows -> sending Result {
    try lock.withLock { _ in try body() }
  }

  /// A pipe's reading and writing end.
  static func pipe() throws -> (reading: Int32, writing: Int32) {
    try undisturbed {
      var ends: [Int32] = [-1, -1]
      guard Glibc.pipe(&ends) == 0 else { throw PeerError("no pipe: \(String(cString: strerror(errno)))") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }
  }

  static func accept(_ listener: Int32) -> Int32 {
    undisturbed {
      let descriptor = Glibc.accept(listener, nil, nil)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      return descriptor
    }
  }
}
