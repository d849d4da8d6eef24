import CLibrary
import Dispatch
import NIOCore
import NIOPosix
import Synchronization

/// The thread that the process began with. Everything of a session runs on its event loop: the connections, the main actor,
/// and the tasks of no actor. A session does one thing after the other, and on several threads each step would have to wake
/// the next one's.
package enum FirstThread {
  private static let known = Mutex<(any EventLoop)?>(nil)

  /// Its event loop; nil in a process that did not begin with `run`, or has none.
  static var loop: (any EventLoop)? { known.withLock { $0 } }

  private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  /// That of the connections: this thread's, or else one for all of them. The library's own group would start one for each
  /// processor.
  static var connectionLoop: any EventLoop { loop ?? group.next() }

  /// Runs the process, which `program` has to end. Where tasks cannot be given to an event loop, they run as they do in any
  /// other program.
  package static func run(_ program: @escaping @MainActor () async -> Void) -> Never {
    #if TASKS_ON_LOOP
      if hasRoom {
        MultiThreadedEventLoopGroup.withCurrentThreadAsEventLoop { loop in
          known.withLock { $0 = loop }
          LoopExecutor.takeTasks()
          Task { @MainActor in await program() }
        }
        preconditionFailure("nobody ends the loop")
      }
    #endif
    Task { @MainActor in await program() }
    dispatchMain()
  }

  /// Whether the three files of a loop can be opened: without them it would trap, and who is told of too low a limit has to
  /// have a program that tells.
  private static var hasRoom: Bool {
    let files = (0..<3).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    for file in files where file >= 0 { close(file) }
    return !files.contains { $0 < 0 }
  }
}
