"""A contract for import-linter: of another room one may see its words, actions, queries and jobs, nothing else."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class WallsContract(Contract):
    """Keeps every import into a walled room at one of its open files."""

    type_name = "walls"

    root = fields.StringField()
    rooms = fields.SetField(subfield=fields.StringField())
    open_files = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: ARG002, FBT001 -- import-linter's form
        broken = [
            (importer, imported)
            for importer in sorted(graph.modules)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if self._goes_through(importer, imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["broken"]:
            output.print_error(f"{importer} -> {imported}", bold=False)

    def _goes_through(self, importer: str, imported: str) -> bool:
        room, _, inside = self._place(imported)
        return room in self.rooms and room != self._place(importer)[0] and inside not in self.open_files  # type: ignore[operator]  # import-linter's fields are read as values

    def _place(self, module: str) -> tuple[str, str, str]:
        return module.removeprefix(f"{self.root}.").partition(".")
