import Glibc

/// The path of a program that the package builds: it lies beside the one that runs the tests.
package func builtProduct(_ name: String) -> String {
  var buffer = [UInt8](repeating: 0, count: 4_096)
  let length = buffer.withUnsafeMutableBytes {
    readlink("/proc/self/exe", $0.baseAddress!, $0.count)  // not empty: has a base
  }
  let path = String(decoding: buffer[..<max(0, length)], as: UTF8.self)
  return path[..<(path.lastIndex(of: "/") ?? path.startIndex)] + "/" + name
}
