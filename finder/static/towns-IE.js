export default `Athlone, County Westmeath
Balbriggan, County Dublin
Bray, County Wicklow
Carlow, Ireland
Celbridge, County Kildare
Cork, Ireland
Douglas, County Cork
Drogheda, County Louth
Dublin, Ireland
Dundalk, County Louth
Dún Laoghaire, County Dublin
Ennis, County Clare
Galway, Ireland
Greystones, County Wicklow
Kilkenny, Ireland
Letterkenny, County Donegal
Limerick, Ireland
Mullingar, County Westmeath
Naas, County Kildare
Navan, County Meath
Newbridge, County Kildare
Portlaoise, County Laois
Sandyford, County Dublin
Sligo, Ireland
South Dublin, County Dublin
Swords, County Dublin
Tallaght, County Dublin
Tralee, County Kerry
Waterford, Ireland
Wexford, Ireland`;
