import Dispatch

/// Waits until a descriptor has something to read, or its end. One wait each.
struct Readiness: @unchecked Sendable {  // a dispatch source may be used from any thread; its handlers are set once
  private let source: any DispatchSourceRead

  init(of descriptor: Int32) {
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
  }

  /// Returns at once when the task is cancelled.
  func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        source.setEventHandler { [source] in source.cancel() }
        source.setCancelHandler { continuation.resume() }
        source.resume()
      }
    } onCancel: {
      source.cancel()
    }
  }
}
