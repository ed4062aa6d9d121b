using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NetPol.Sharp.Model;
using NetPol.Sharp.Yaml;

namespace NetPol.Sharp.Manifests;

/// <summary>Reads the paths that a verb is given: files, folders (searched for *.yaml, *.yml and *.json) and '-' for standard input.</summary>
internal static class ManifestFiles
{
    /// <summary>What standard input is called in places.</summary>
    internal const string StandardInputName = "<stdin>";

    private const string StandardInput = "-";
    private const int MaxLength = 256 * 1024 * 1024;

    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    // Invalid bytes are an error, not a question mark.
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The documents of all paths, file by file.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="input">What '-' reads.</param>
    /// <param name="progress">Is told of every file.</param>
    /// <exception cref="UsageException">A path does not exist, or there is nothing to read.</exception>
    internal static IEnumerable<ManifestDocument> Read(IReadOnlyList<string> paths, Stream input, IReadingProgress? progress = null)
    {
        // Whoever names a file twice, or a folder and a file in it, means it once.
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths.Where(path => path != StandardInput || seen.Add(path)))
        {
            if (path == StandardInput)
            {
                foreach (var document in ReadStandardInput(input))
                {
                    yield return document;
                }
            }
            else
            {
                var files = Files(path);
                progress?.Expect(files.Length);
                foreach (var file in files)
                {
                    foreach (var document in seen.Add(Path.GetFullPath(file)) ? ReadFile(file) : [])
                    {
                        yield return document;
                    }

                    progress?.Step();
                }
            }
        }
    }

    /// <summary>Whether a file is one that folders are searched for.</summary>
    internal static bool IsManifest(string path) => s_extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    private static string[] Files(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UsageException($"'{path}' does not exist; give a file, a folder or '-'");
        }

        try
        {
            var files = Search(new DirectoryInfo(path), path).OrderBy(file => file, StringComparer.Ordinal).ToArray();
            return files.Length > 0 ? files : throw new UsageException($"there is no *.yaml, *.yml or *.json in '{path}'");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be searched: {exception.Message.TrimEnd('.')}");
        }
    }

    // A link to a folder may lead back to where it stands; a link to a file is read.
    private static IEnumerable<string> Search(DirectoryInfo folder, string path)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var name = Path.Combine(path, entry.Name);
            if (entry is DirectoryInfo inner)
            {
                foreach (var file in inner.Attributes.HasFlag(FileAttributes.ReparsePoint) ? [] : Search(inner, name))
                {
                    yield return file;
                }
            }
            else if (IsManifest(name))
            {
                yield return name;
            }
        }
    }

    private static IEnumerable<ManifestDocument> ReadStandardInput(Stream input)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = input.Read(buffer, 0, buffer.Length)) > 0;)
        {
            copy.Write(buffer, 0, count);
            if (copy.Length > MaxLength)
            {
                return [Problem(StandardInputName, "The input is larger than 256 MiB; split it")];
            }
        }

        return Read(copy.ToArray(), StandardInputName);
    }

    private static IEnumerable<ManifestDocument> ReadFile(string file)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(file).Length > MaxLength)
            {
                return [Problem(file, "The file is larger than 256 MiB; split it")];
            }

            bytes = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [Problem(file, "The file cannot be read: " + exception.Message.TrimEnd('.'))];
        }

        return Read(bytes, file);
    }

    private static IEnumerable<ManifestDocument> Read(byte[] bytes, string file)
    {
        string text;
        try
        {
            text = Encoding(bytes).GetString(bytes);
        }
        catch (ArgumentException)
        {
            return [Problem(file, "Not text: the bytes are no UTF-8; is this a binary file?")];
        }

        return ManifestReader.Read(text, file);
    }

    // YAML may be UTF-16; a byte order mark says so.
    private static Encoding Encoding(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => System.Text.Encoding.Unicode,
        [0xFE, 0xFF, ..] => System.Text.Encoding.BigEndianUnicode,
        _ => s_strict,
    };

    private static ManifestDocument Problem(string file, string message) => new(Root: null, new ManifestProblem(new SourceSpan(file, 1, 1), message));
}
