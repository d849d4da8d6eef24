# Builds smtp-tutor from source. It has been read by Ruby, and run by no Homebrew: docs/install.md says what was tried.
# Before it is used, `url` and `sha256` have to be those of a release.
class SmtpTutor < Formula
  desc "Interactive SMTP client, debugger and tutor"
  homepage "https://datatracker.ietf.org/doc/html/rfc5321"
  url "https://example.org/smtp-tutor-0.1.0.tar.gz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license "GPL-3.0-or-later"

  depends_on "pkgconf" => :build
  depends_on xcode: ["16.3", :build]
  depends_on "cmark"
  depends_on "openssl@3"
  depends_on "readline"
  depends_on "unbound"

  def install
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "smtp-tutor"
    bin.install ".build/release/smtp-tutor"
    generate_completions_from_executable(bin/"smtp-tutor", "--generate-completion-script")
    man1.install "docs/man/smtp-tutor.1"
    man5.install "docs/man/smtp-tutor-notation.5"
  end

  test do
    assert_match "mail.christian.net closing connection",
                 pipe_output("#{bin}/smtp-tutor", "HELO x\nQUIT\n")
  end
end
