"""The desk's own app in the catalogue of an organisation."""

from bot.graph.client import Graph

_RIGHT = "AppCatalog.Read.All"


async def catalogue_id(app: str, *, graph: Graph) -> str:
    """
    Return what the catalogue calls the app of a manifest; empty where nobody gave it.

    :raises Later: where Graph is busy.
    :raises NoAnswer: where none came.
    :raises Refusal: as for `good`.
    """
    what = f"$filter=externalId%20eq%20'{app}'&$select=id"
    apps = await graph.every(f"/appCatalogs/teamsApps?{what}", right=_RIGHT)
    return str(apps[0]["id"]) if apps else ""
