/** The files that were dropped, those of dropped folders included, at any depth. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // Entries are gone after the first pause, so they are all taken at once.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry());
  const files = [...transfer.files];
  if (entries.length === 0 || entries.includes(null)) return files;
  return (await Promise.all(entries.map((entry) => filesBelow(entry!)))).flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const files: File[] = [];
  // A reader gives a folder in parts, and an empty part at its end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return files;
    files.push(...(await Promise.all(part.map(filesBelow))).flat());
  }
}
