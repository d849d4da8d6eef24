import CLibrary

/// Opens, reads and writes by file descriptor as POSIX means it: a call that a signal interrupted is made again, and a
/// write that took only some of the octets goes on with the rest.
package enum Descriptor {
  /// Why the system refused.
  package struct Failure: Error, Equatable, Sendable {
    /// The errno.
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// That of the call that has just failed.
    package static var last: Failure { Failure(number: errno) }

    /// In the system's words: `No such file or directory`.
    package var text: String { String(cString: strerror(number)) }
  }

  /// Whether so many more may be opened.
  package static func areFree(_ count: Int) -> Bool {
    var taken: [Int32] = []
    defer { for descriptor in taken { close(descriptor) } }
    while taken.count < count {
      let descriptor = taken.first.map { dup($0) } ?? CLibrary.open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      taken.append(descriptor)
    }
    return true
  }

  /// - Parameters:
  ///   - flags: of open(2).
  ///   - mode: of a file that is made.
  /// - Throws: the errno of open(2).
  package static func open(_ path: String, _ flags: Int32, mode: UInt32 = 0) throws(Failure) -> Int32 {
    while true {
      let descriptor = CLibrary.open(path, flags | O_CLOEXEC, mode)
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw .last }
    }
  }

  /// - Parameters:
  ///   - name: of a file in that folder, which is open.
  ///   - mode: of a file that is made.
  /// - Throws: the errno of openat(2).
  package static func open(
    _ name: String, in folder: Int32, _ flags: Int32, mode: UInt32
  ) throws(Failure) -> Int32 {
    while true {
      let descriptor = openat(folder, name, flags | O_CLOEXEC, mode)
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Returns when what was written is on the disk; of a folder, when the names in it are.
  /// - Throws: the errno of fsync(2).
  package static func synchronize(_ descriptor: Int32) throws(Failure) {
    while fsync(descriptor) != 0 {
      guard errno == EINTR else { throw .last }
    }
  }

  /// Whether there is something to read, or the end of it, so that a read returns at once; a signal starts the time anew.
  package static func isReady(_ descriptor: Int32, within milliseconds: Int = 0) -> Bool {
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      let count = poll(&ready, 1, Int32(milliseconds))
      if count >= 0 { return count > 0 }
      guard errno == EINTR else { return true }
    }
  }

  /// Reads at most as many octets as there is room for; 0 at the end.
  /// - Parameter waits: whether a descriptor without blocking is waited for; otherwise EAGAIN is thrown.
  /// - Throws: the errno of read(2).
  package static func read(
    _ descriptor: Int32, into room: UnsafeMutableRawBufferPointer, waits: Bool = false
  ) throws(Failure) -> Int {
    while true {
      let count = CLibrary.read(descriptor, room.baseAddress, room.count)
      if count >= 0 { return count }
      try again(descriptor, POLLIN, waits)
    }
  }

  /// Reads into the beginning of an array; 0 at the end.
  /// - Parameter limit: at most so many octets.
  /// - Throws: the errno of read(2).
  package static func read(
    _ descriptor: Int32, into octets: inout [UInt8], limit: Int = .max, waits: Bool = false
  ) throws(Failure) -> Int {
    while true {
      let count = CLibrary.read(descriptor, &octets, min(octets.count, limit))
      if count >= 0 { return count }
      try again(descriptor, POLLIN, waits)
    }
  }

  /// Writes all of it.
  /// - Parameter waits: whether a descriptor without blocking is waited for; otherwise EAGAIN is thrown.
  /// - Throws: the errno of write(2), when some of it could not be written.
  package static func write(_ descriptor: Int32, _ octets: [UInt8], waits: Bool = false) throws(Failure) {
    var rest = octets[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { CLibrary.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { rest = rest.dropFirst(count) } else { try again(descriptor, POLLOUT, waits) }
    }
  }

  /// Returns when the call that has just failed may be made again.
  private static func again(_ descriptor: Int32, _ event: Int32, _ waits: Bool) throws(Failure) {
    if errno == EINTR { return }
    guard errno == EAGAIN, waits else { throw .last }
    var ready = pollfd(fd: descriptor, events: Int16(event), revents: 0)
    poll(&ready, 1, -1)
  }
}
