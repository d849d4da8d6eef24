import Foundation
import TestSupport
import Testing

/// What `make deb` and `make dist` make of a release: with stand-ins for the release and for what reads machine code.
@Suite("Packages") struct PackageTests {
  @Test("the archive has everything that is installed and the pages, belongs to nobody, and is the same each time")
  func dist() async throws {
    let checkout = try Checkout()
    let first = try await checkout.make("dist", mask: "022")
    #expect(first.status == 0, "\(first.errorText)")
    let bytes = try checkout.product(".tar.gz")
    let list = try await checkout.run("tar -tvzf .build/dist/*.tar.gz").outputText
    for path in [
      "bin/smtp-tutor", "share/man/man1/smtp-tutor.1", "share/man/man5/smtp-tutor-notation.5",
      "share/bash-completion/completions/smtp-tutor", "share/zsh/site-functions/_smtp-tutor",
      "share/fish/vendor_completions.d/smtp-tutor.fish", "README.md", "LICENSE", "CHANGELOG.md", "COPYRIGHT",
      "docs/install.md", "docs/json.schema.json", "lessons/README.md", "NOTICE.swift-nio",
    ] { #expect(list.contains("/\(path)\n"), "\(path)") }
    let lines = list.split(separator: "\n")
    #expect(lines.allSatisfy { $0.contains(" 0/0 ") && $0.contains(" 2026-11-27 01:00 ") })
    #expect(lines.allSatisfy { ["-rw-r--r--", "-rwxr-xr-x", "drwxr-xr-x"].contains($0.prefix(10)) })
    #expect(try await checkout.run("cd .build/dist && sha256sum -c SHA256SUMS").status == 0)

    #expect(try await checkout.make("dist", mask: "077").status == 0)
    #expect(try checkout.product(".tar.gz") == bytes)
    // The control: another day is another archive.
    #expect(try await checkout.make("dist", mask: "022", day: "1795741201").status == 0)
    #expect(try checkout.product(".tar.gz") != bytes)
  }

  @Test("the checksums are signed by the key that is named, and by none where none is")
  func signed() async throws {
    let checkout = try Checkout()
    #expect(try await checkout.make("dist").status == 0)
    #expect(checkout.folder.read("gpg.calls") == "")
    #expect(try await checkout.make("dist", key: "me@example.test").status == 0)
    #expect(
      checkout.folder.read("gpg.calls")
        == "--batch --yes --local-user me@example.test --armor --detach-sign .build/dist/SHA256SUMS\n")
  }

  @Test("with a key the commit gets a signed tag, once, and only if all of it is committed")
  func tagged() async throws {
    let checkout = try Checkout()
    let commit = "git init -q && git add -A && git -c user.name=a -c user.email=a@b.test commit -qm x && git tag -l"
    #expect(try await checkout.run(commit).status == 0)
    try checkout.folder.write("changed\n", to: "README.md")
    #expect(
      try await checkout.make("dist", key: "me@example.test").errorText.contains("Not everything here is committed"))
    #expect(try await checkout.run("git tag -l").outputText == "")
    #expect(try await checkout.run("git checkout -q README.md").status == 0)
    #expect(try await checkout.make("dist").status == 0)
    #expect(try await checkout.run("git tag -l").outputText == "")
    for word in ["Signed tag: v1.0.0.", "There is a tag v1.0.0 already"] {
      let run = try await checkout.make("dist", key: "me@example.test")
      #expect(run.status == 0 && run.errorText.contains(word), "\(run.errorText)")
      #expect(try await checkout.run("git cat-file tag v1.0.0").outputText.contains("\nthe signature\n"))
    }
  }

  @Test("the Debian package says what it needs, packed relocations included, and has Debian's places and compression")
  func deb() async throws {
    let checkout = try Checkout()
    let run = try await checkout.make("deb", mask: "077")
    #expect(run.status == 0, "\(run.errorText)")
    let control = try await checkout.run("dpkg-deb -f .build/dist/*.deb").outputText
    #expect(control.contains("\nDepends: libc6 (>= 2.36), libssl3 (>= 3.0.0)\n"))
    #expect(control.contains("\nRecommends: ca-certificates, libunbound8\n"))
    #expect(control.hasPrefix("Package: smtp-tutor\nVersion: 1.0.0-1\n"))
    let list = try await checkout.run("dpkg-deb -c .build/dist/*.deb").outputText
    for path in [
      "bin/smtp-tutor", "share/man/man1/smtp-tutor-check.1.gz", "share/man/man5/smtp-tutor-notation.5.gz",
      "share/zsh/vendor-completions/_smtp-tutor", "share/doc/smtp-tutor/copyright",
      "share/doc/smtp-tutor/changelog.Debian.gz", "share/doc/smtp-tutor/docs/prompt.md",
    ] { #expect(list.contains("root/root") && list.contains(" ./usr/\(path)\n"), "\(path)") }
    let bytes = try checkout.product(".deb")
    #expect(try await checkout.make("deb").status == 0)
    #expect(try checkout.product(".deb") == bytes)
    // The control, as above.
    #expect(try await checkout.make("deb", day: "1795741201").status == 0)
    #expect(try checkout.product(".deb") != bytes)
  }
}

/// A copy of what a package is made of, with a release that is the program of the tests, called by a script.
private struct Checkout {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder("checkout")
    let files = FileManager.default
    for name in ["setup", "docs", "README.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"] {
      try files.copyItem(atPath: Project.path(name), toPath: folder.file(name))
    }
    try folder.write("", to: "lessons/README.md")
    for name in ["NOTICE.txt", "LICENSE.txt"] { try folder.write(name, to: ".build/checkouts/swift-nio/\(name)") }
    try folder.write("", to: "gpg.calls")
    try folder.write("/.build\n/bin\n/gpg.calls\n", to: ".gitignore")
    let scripts = [
      ".build/release/smtp-tutor": "exec '\(Program.path("smtp-tutor"))' \"$@\"",
      "Tests/Support/check-release": ":", "bin/llvm-objcopy": ":",
      // git takes it for a failure where its text is not read.
      "bin/gpg": """
      echo "$@" >>gpg.calls
      case "$*" in *--detach-sign*) ;; *) cat >/dev/null ;; esac
      echo '[GNUPG:] SIG_CREATED ' >&2
      echo the signature
      """,
      "bin/readelf": "echo 'Name: GLIBC_ABI_DT_RELR'", "bin/uname": "echo x86_64",
      "bin/dpkg-shlibdeps": "echo 'shlibs:Depends=libc6 (>= 2.35), libssl3 (>= 3.0.0)'",
    ]
    for (path, body) in scripts {
      try folder.write("#!/bin/sh\n\(body)\n", to: path)
      chmod(folder.file(path), 0o755)
    }
  }

  func make(_ task: String, key: String = "", mask: String = "022", day: String = "1795741200") async throws -> Run {
    try await run("umask \(mask); setup/package \(task) '\(key)'", day: day)
  }

  func run(_ line: String, day: String = "") async throws -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return try await Run.program(
      "/bin/sh", ["-c", "cd \"$0\" && \(line)", folder.path],
      environment: [
        "PATH": "\(folder.file("bin")):\(path):/usr/bin:/bin", "SOURCE_DATE_EPOCH": day, "TZ": "UTC",
        "DEBFULLNAME": "A Maintainer", "DEBEMAIL": "maintainer@example.test",
        "GIT_COMMITTER_NAME": "A Maintainer", "GIT_COMMITTER_EMAIL": "maintainer@example.test",
      ], limit: .seconds(60))
  }

  /// The one file of a kind in .build/dist, whole.
  func product(_ ending: String) throws -> [UInt8] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.file(".build/dist"))
    let name = try #require(names.first { $0.hasSuffix(ending) })
    return try [UInt8](Data(contentsOf: URL(fileURLWithPath: folder.file(".build/dist/\(name)"))))
  }
}
