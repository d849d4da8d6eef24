#if TASKS_ON_LOOP
  @_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency
  import NIOCore
  import Synchronization

  /// Runs the tasks of Swift on the event loop of the first thread.
  final class LoopExecutor: MainExecutor, TaskExecutor, SchedulingExecutor {
    /// Before the first task.
    static func takeTasks() { _createExecutors(factory: Factory.self) }

    private enum Factory: ExecutorFactory {
      private static let first = FirstThread.loop.map(LoopExecutor.init)
      private static var executor: LoopExecutor {
        guard let first else { preconditionFailure("no loop runs") }
        return first
      }
      static var mainExecutor: any MainExecutor { executor }
      static var defaultExecutor: any TaskExecutor { executor }
    }

    private struct Waiting {
      var jobs = CircularBuffer<UnownedJob>()
      /// Whether `work` runs or will run.
      var isWorkDue = false

      mutating func next() -> UnownedJob? {
        let job = jobs.popFirst()
        isWorkDue = job != nil
        return job
      }
    }

    /// How long tasks may follow one another before connections and alarms have their turn. The loop looks at those only
    /// when nothing is due any more, so the rest of the tasks wait for a pause.
    private static let stretch = TimeAmount.milliseconds(2)
    private static let pause = TimeAmount.microseconds(100)

    private let loop: any EventLoop
    private let waiting = Mutex(Waiting())

    private init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let isFirst = waiting.withLock { waiting in
        waiting.jobs.append(job)
        defer { waiting.isWorkDue = true }
        return !waiting.isWorkDue
      }
      if isFirst { loop.execute(work) }
    }

    private func work() {
      let end = NIODeadline.now() + Self.stretch
      while let job = waiting.withLock({ $0.next() }) {
        run(job)
        if NIODeadline.now() >= end {
          // Behind what these tasks gave to the loop: the pause begins when all of that is done.
          return loop.execute { self.loop.scheduleTask(in: Self.pause, self.work) }
        }
      }
    }

    /// A task of no actor is run as one of the main actor, too: the thread is the same, and none has to be changed to.
    private func run(_ job: UnownedJob) { job.runSynchronously(on: asUnownedSerialExecutor()) }

    /// - Parameter delay: of one of Swift's own clocks; any other one sleeps by itself.
    func enqueue<C: Clock>(
      _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
    ) {
      guard let delay = delay as? Duration else { preconditionFailure("a clock that cannot sleep") }
      let job = UnownedJob(job)
      loop.scheduleTask(in: TimeAmount(delay)) { self.run(job) }
    }

    func checkIsolated() { loop.preconditionInEventLoop() }
    func isIsolatingCurrentContext() -> Bool? { loop.inEventLoop }

    // It runs already, and ends with the process.
    func run() { preconditionFailure("the loop runs already") }
    func stop() { preconditionFailure("the loop ends with the process") }
  }

  extension TimeAmount {
    /// Not below nothing, and no more than thirty years.
    fileprivate init(_ duration: Duration) {
      self = .nanoseconds(Int64(min(max(0, duration / .nanoseconds(1)), 1e18)))
    }
  }
#endif
