import Dispatch

/// Tells on the main actor that a descriptor has something to read, again and again until it was read, and until `cancel`.
/// It begins suspended. The descriptor is looked at on a queue of its own: whatever runs the main actor need not know of it.
struct InputWatch: @unchecked Sendable {  // a dispatch source may be used from any thread; its handlers are set once
  private let source: any DispatchSourceRead

  /// - Parameters:
  ///   - ended: runs once the descriptor is not looked at any more, after `cancel`.
  ///   - arrived: reads.
  init(
    _ descriptor: Int32, ended: @escaping @Sendable () -> Void = {}, arrived: @escaping @MainActor () -> Void
  ) {
    source = DispatchSource.makeReadSource(
      fileDescriptor: descriptor, queue: DispatchQueue(label: "input of descriptor \(descriptor)"))
    source.setEventHandler { [self] in
      // It would tell of the same octets until they are read.
      suspend()
      Task { @MainActor in
        if !source.isCancelled { arrived() }
        resume()
      }
    }
    source.setCancelHandler(handler: ended)
  }

  /// Each takes back one `resume`.
  func suspend() { source.suspend() }
  func resume() { source.resume() }

  /// For good; not while it is suspended.
  func cancel() { source.cancel() }
}
